package io.jenkins.plugins.bynder.step;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Selects what an agent may report about: assets that the sync has listed or that the job had before. Agents run other
 * people's code, and pages show what they report.
 */
@Restricted(NoExternalUse.class)
public final class BelievedAssets {

    private final Predicate<String> listed;
    private final UnaryOperator<Set<String>> earlier;
    private int dropped;

    /** @param earlier returns those of the ids that the job had before the sync */
    public BelievedAssets(Predicate<String> listed, UnaryOperator<Set<String>> earlier) {
        this.listed = listed;
        this.earlier = earlier;
    }

    /** Those of the rows that are believed; counts the others. */
    public <T> List<T> of(List<T> rows, Function<T, String> id) {
        Set<String> unlisted = rows.stream().map(id).filter(listed.negate()).collect(Collectors.toSet());
        if (unlisted.isEmpty()) {
            return rows;
        }
        Set<String> known = earlier.apply(unlisted);
        List<T> believed = rows.stream()
                .filter(row -> !unlisted.contains(id.apply(row)) || known.contains(id.apply(row)))
                .toList();
        dropped += rows.size() - believed.size();
        return believed;
    }

    /** Number of rows that were not believed so far. */
    public int dropped() {
        return dropped;
    }
}
