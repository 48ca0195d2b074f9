package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.HashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Validates results from agents like any untrusted input: agents run other people's code, and Pipelines build paths and
 * decisions from these results.
 */
@Restricted(NoExternalUse.class)
public final class AgentReportValidator {

    /** Maximum assets in a report that is sent to the controller; the report file beside the files has all. */
    static final int MAX_ASSETS = 1000;

    private static final int MAX_TEXT_LENGTH = 2000;
    private static final int MAX_KEY_LENGTH = 100;
    private static final int MAX_TEXTS = 20;
    private static final int MAX_NESTED = 4;

    private AgentReportValidator() {}

    /**
     * Returns the result if it is plausible.
     *
     * @param folder where the sync was sent to, regardless of what the agent reports
     * @throws AbortException if our own code cannot have produced the report for these settings
     */
    static AgentResult of(AgentResult result, SyncSettings settings, String folder) throws AbortException {
        if (result.filesProblem().length() > MAX_TEXT_LENGTH) {
            throw new ExplainedAbortException(Texts.of(Messages.class).message("AgentReportValidator.strange"));
        }
        HashMap<String, String> files = new HashMap<>(result.files());
        files.values().removeIf(name -> !plainName(name));
        return new AgentResult(of(result.report(), settings, folder), files, result.filesProblem());
    }

    static SyncReport of(SyncReport report, SyncSettings settings, String folder) throws AbortException {
        boolean ours = report.portal().equals(settings.portal().toString())
                && report.tag().equals(settings.tag())
                && report.dryRun() == settings.dryRun();
        boolean counted = report.apiRequests() >= 0
                && report.bytesDownloaded() >= 0
                && report.millis() >= 0
                && report.counts().values().stream().allMatch(count -> count >= 0);
        boolean listed = report.assets().size() <= MAX_ASSETS
                && report.assets().stream().allMatch(AgentReportValidator::plausible);
        boolean quoted = report.disclaimers().size() <= MAX_TEXTS
                && report.disclaimers().stream().allMatch(text -> text.length() <= MAX_TEXT_LENGTH);
        if (!(ours
                && counted
                && listed
                && quoted
                && plausible(report.why(), MAX_NESTED)
                && plausible(report.reading().why(), MAX_NESTED))) {
            throw new ExplainedAbortException(Texts.of(Messages.class).message("AgentReportValidator.strange"));
        }
        return report.withImportFolder(folder);
    }

    /** Whether our own code can have produced this report of a changed asset. */
    public static boolean plausible(AssetReport asset) {
        return plainName(asset.path())
                && asset.outcome() != Outcome.UNCHANGED
                && asset.size() >= -1
                && plausible(asset.why(), MAX_NESTED)
                && asset.name().length() <= MAX_TEXT_LENGTH;
    }

    private static boolean plausible(LocalizableText why, int nested) {
        return why.text().length() <= MAX_TEXT_LENGTH
                && why.key().length() <= MAX_KEY_LENGTH
                && why.arguments().size() <= MAX_TEXTS
                && (nested > 0 || why.arguments().isEmpty())
                && why.arguments().stream().allMatch(argument -> plausible(argument, nested - 1));
    }

    /** Whether it is a plain file name that cannot leave its folder. */
    static boolean plainName(String path) {
        return path.length() <= 255
                && !path.equals(".")
                && !path.equals("..")
                && path.codePoints().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
