package io.jenkins.plugins.bynder.step;

import hudson.FilePath;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Starts over after a restart of the controller. That is cheap, because the folder records what was finished. */
final class BynderSyncExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1;

    /** Maximum time for an agent to reconnect after a restart of the controller. */
    private static final Duration RETURN_OF_AGENT = Duration.ofMinutes(5);

    /** A stopping controller disconnects its agents some seconds before it notifies anything else. */
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
            return ReportMap.of(sync.perform(step, integrations()));
        } catch (AgentLostException e) {
            outliveShutdown();
            throw e;
        }
    }

    /**
     * Does not return if the agent was lost because this controller is stopping: the step then continues after the
     * restart.
     */
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
