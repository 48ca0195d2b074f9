package io.jenkins.plugins.bynder.step;

import hudson.FilePath;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Starting over after a restart of the controller is cheap: what was finished is recorded in the folder. */
final class BynderSyncExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1;

    /** How long an agent may take to come back after a restart of the controller. */
    private static final Duration RETURN_OF_AGENT = Duration.ofMinutes(5);

    /** A controller that is told to stop cuts its agents off some seconds before it tells anybody else. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final BynderSyncStep step;

    BynderSyncExecution(StepContext context, BynderSyncStep step) {
        super(context);
        this.step = step;
    }

    @Override
    Object work() throws IOException, InterruptedException {
        try {
            SyncOnAgent sync = new SyncOnAgent(build(), workspace(), listener(), this::unstable);
            SyncReport report = sync.perform(step, integrations());
            return ReportMap.of(report, sync.linked());
        } catch (AgentLostException e) {
            outliveShutdown();
            throw e;
        }
    }

    /** Does not return if it was this controller's own end that cut the agent off: then the step goes on after it. */
    private static void outliveShutdown() throws InterruptedException {
        long deadline = System.nanoTime() + SHUTDOWN.toNanos();
        while (System.nanoTime() - deadline < 0 || terminating()) {
            Thread.sleep(500);
        }
    }

    private static boolean terminating() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }

    private FilePath workspace() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RETURN_OF_AGENT.toNanos();
        while (true) {
            Optional<FilePath> workspace = Optional.ofNullable(getContext().get(FilePath.class));
            if (workspace.isPresent()) {
                return workspace.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AgentLostException(
                        Messages.BynderSyncExecution_agentDidNotReturn(RETURN_OF_AGENT.toMinutes()));
            }
            Thread.sleep(1000);
        }
    }
}
