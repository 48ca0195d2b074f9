package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Result of writing the links of a set of assets.
 *
 * @param label of the metaproperty
 * @param why about all links; may be empty
 * @param counts assets by state; every state has an entry
 * @param links one per asset, in the order given
 * @param apiRequests number of requests used
 */
public record BacklinkReport(
        String label,
        boolean dryRun,
        LocalizableText why,
        Map<BacklinkResult.State, Integer> counts,
        List<BacklinkResult> links,
        long apiRequests,
        long millis)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public static final Comparator<BacklinkResult> FAILURES_FIRST =
            Comparator.comparing(link -> !link.state().isFailure());

    public BacklinkReport {
        Objects.requireNonNull(label);
        Objects.requireNonNull(why);
        counts = Map.copyOf(counts);
        links = List.copyOf(links);
    }

    static BacklinkReport of(
            MetapropertyLabel label,
            boolean dryRun,
            LocalizableText why,
            Collection<BacklinkResult> links,
            long requests,
            long millis) {
        Map<BacklinkResult.State, Integer> counts = new EnumMap<>(BacklinkResult.State.class);
        for (BacklinkResult.State state : BacklinkResult.State.values()) {
            counts.put(state, 0);
        }
        links.forEach(link -> counts.merge(link.state(), 1, Integer::sum));
        return new BacklinkReport(label.text(), dryRun, why, counts, List.copyOf(links), requests, millis);
    }

    /** About all links, in the language of the machine that made the report. */
    public String message() {
        return why.text();
    }

    /** Both reports as one. */
    public BacklinkReport and(BacklinkReport other) {
        List<BacklinkResult> all = new ArrayList<>(links);
        all.addAll(other.links());
        Map<BacklinkResult.State, Integer> sums = new EnumMap<>(BacklinkResult.State.class);
        for (BacklinkResult.State state : BacklinkResult.State.values()) {
            sums.put(state, count(state) + other.count(state));
        }
        return new BacklinkReport(
                label,
                dryRun,
                why.isEmpty() ? other.why() : why,
                sums,
                all,
                apiRequests + other.apiRequests(),
                millis + other.millis());
    }

    /** Number of assets whose value the portal accepted. */
    public int writes() {
        return count(BacklinkResult.State.WRITTEN)
                + count(BacklinkResult.State.UNCONFIRMED)
                + count(BacklinkResult.State.REMOVED);
    }

    /** Number of assets in the state. */
    public int count(BacklinkResult.State state) {
        return counts.getOrDefault(state, 0);
    }

    /** Whether every asset has its link, or would have after a real run. */
    public boolean complete() {
        return counts.entrySet().stream().noneMatch(entry -> entry.getKey().isFailure() && entry.getValue() > 0);
    }

    /** Without the unchanged links, and with at most that many others; counts stay complete. */
    public BacklinkReport withLinksAtMost(int max) {
        List<BacklinkResult> fewer = links.stream()
                .filter(link -> link.state() != BacklinkResult.State.UNCHANGED)
                .sorted(FAILURES_FIRST)
                .limit(max)
                .toList();
        return new BacklinkReport(label, dryRun, why, counts, fewer, apiRequests, millis);
    }
}
