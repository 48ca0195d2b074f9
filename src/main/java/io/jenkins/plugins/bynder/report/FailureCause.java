package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One reason why assets of a sync have no file, and how many assets it concerns; kept in the build's XML. */
@Restricted(NoExternalUse.class)
public final class FailureCause {

    private static final Set<Outcome> WITH_CAUSE = Set.of(Outcome.FAILED, Outcome.UNAVAILABLE);
    private static final String OWN = "\u2026";

    /** Counts of bytes differ from file to file. */
    private static final Pattern COUNT = Pattern.compile("\\b\\d[\\d.,'\\u00a0\\u202f]*(?=\\s+(?:of|von|bytes?)\\b)");

    private final String key;
    private final String outcome;
    private final String reason;
    private final int count;

    FailureCause(String key, String outcome, String reason, int count) {
        this.key = key;
        this.outcome = outcome;
        this.reason = reason;
        this.count = count;
    }

    static boolean hasCause(AssetReport asset) {
        return WITH_CAUSE.contains(asset.outcome());
    }

    /** Equal for all assets that failed for the same reason; independent of their ids, titles and paths. */
    static String key(AssetReport asset) {
        String shared = COUNT.matcher(reason(asset)).replaceAll("#");
        byte[] text = (asset.outcome().key() + '\n' + shared).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(text).toString().replace("-", "");
    }

    /** The reason without what it says of this asset only. */
    static String reason(AssetReport asset) {
        String reason = asset.reason()
                .replaceAll("(?<![\\w-])" + Pattern.quote(asset.id()) + "(?![\\w-])", Matcher.quoteReplacement(OWN));
        for (String own : new String[] {asset.path(), asset.name()}) {
            // a title such as "a" would take letters out of words
            if (own.length() > 2) {
                reason = reason.replace('"' + own + '"', OWN).replace(own, OWN);
            }
        }
        return reason;
    }

    String key() {
        return key;
    }

    String outcome() {
        return outcome;
    }

    int count() {
        return count;
    }

    public String getReason() {
        return reason;
    }
}
