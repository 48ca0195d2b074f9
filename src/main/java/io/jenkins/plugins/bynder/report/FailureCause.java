package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.localizer.LocaleProvider;
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
    /** Encoded, because a record cannot be stored in XML. */
    private final String reason;

    private final int count;

    FailureCause(String key, String outcome, LocalizableText reason, int count) {
        this.key = key;
        this.outcome = outcome;
        this.reason = reason.encoded();
        this.count = count;
    }

    static boolean hasCause(AssetReport asset) {
        return WITH_CAUSE.contains(asset.outcome());
    }

    /** Equal for all assets that failed for the same reason; independent of their ids, titles and paths. */
    static String key(AssetReport asset) {
        String shared = COUNT.matcher(reason(asset).text()).replaceAll("#");
        byte[] text = (asset.outcome().key() + '\n' + shared).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(text).toString().replace("-", "");
    }

    /** The reason without what it says of this asset only. */
    static LocalizableText reason(AssetReport asset) {
        return asset.why().map(text -> shared(text, asset));
    }

    private static String shared(String text, AssetReport asset) {
        String reason = text.replaceAll(
                "(?<![\\w-])" + Pattern.quote(asset.id()) + "(?![\\w-])", Matcher.quoteReplacement(OWN));
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

    FailureCause withOneMore() {
        return new FailureCause(key, outcome, LocalizableText.decode(reason), count + 1);
    }

    int count() {
        return count;
    }

    public String getReason() {
        return LocalizableText.decode(reason).text(LocaleProvider.getLocale());
    }
}
