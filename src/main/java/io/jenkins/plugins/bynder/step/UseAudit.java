package io.jenkins.plugins.bynder.step;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobsByIntegration;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Records one use of an integration by a build: when it ends, as one line for the log recorder of administrators. */
final class UseAudit {

    /** Documented, because administrators type it into a log recorder. */
    private static final Logger LOGGER = Logger.getLogger("io.jenkins.plugins.bynder.audit");

    private final Run<?, ?> run;
    private final Integration integration;
    private final String step;
    private final String tag;
    private long writes;

    private UseAudit(Run<?, ?> run, Integration integration, String step, String tag) {
        this.run = run;
        this.integration = integration;
        this.step = step;
        this.tag = tag;
    }

    /** @param tag empty if the step chooses assets in another way */
    static UseAudit open(Run<?, ?> run, Integration integration, String step, String tag) {
        JobsByIntegration.get().add(integration, run.getParent().getFullName());
        return new UseAudit(run, integration, step, tag);
    }

    void wrote(BacklinkReport report) {
        writes = report.writes();
    }

    /** Writes the line. */
    void close() {
        LOGGER.log(Level.FINE, this::line);
    }

    private String line() {
        String causes = run.getCauses().stream().map(Cause::getShortDescription).collect(Collectors.joining("; "));
        return "job=" + quoted(run.getParent().getFullName())
                + " build=" + run.getNumber()
                + " step=" + step
                + " integration=" + quoted(integration.title())
                + " portal=" + integration.getPortalUrl()
                + " tag=" + quoted(tag)
                + " writes=" + writes
                + " cause=" + quoted(causes);
    }

    /** A text of users in one line, which cannot be taken for another field. */
    private static String quoted(String text) {
        return '"' + Printable.of(text).replace("\"", "'") + '"';
    }
}
