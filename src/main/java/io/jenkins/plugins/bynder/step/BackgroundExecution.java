package io.jenkins.plugins.bynder.step;

import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.config.UsePermission;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a step beside the Pipeline's own thread, can be stopped at once, and begins again after a restart of the
 * controller.
 */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1;

    private transient Thread worker;
    private transient Throwable stopCause;
    private boolean denied;

    BackgroundExecution(StepContext context) {
        super(context);
    }

    /** Does the work; interrupted when the step is stopped. */
    abstract Object work() throws IOException, InterruptedException;

    /** The build's log. */
    final TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    @Override
    public final boolean start() throws IOException, InterruptedException {
        // the Pipeline's own thread runs as the build does; after a restart there is no such thread
        denied = !UsePermission.granted(job(), Jenkins.getAuthentication2());
        Computer.threadPoolForRemoting.execute(() -> run(false));
        return false;
    }

    /** Those that the build may use. */
    final JobIntegrations integrations() throws IOException, InterruptedException {
        return denied ? JobIntegrations.none() : JobIntegrations.of(job());
    }

    private Job<?, ?> job() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        return run.getParent();
    }

    @Override
    public final void onResume() {
        Computer.threadPoolForRemoting.execute(() -> run(true));
    }

    @Override
    public final synchronized void stop(Throwable cause) {
        stopCause = cause;
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void run(boolean resumed) {
        try {
            begin();
            if (resumed) {
                listener().getLogger().println(Messages.BackgroundExecution_resumed());
            }
            Object result = work();
            end();
            getContext().onSuccess(result);
        } catch (Throwable e) { // or the build would wait for ever
            getContext().onFailure(end().orElse(e));
        }
    }

    private synchronized void begin() throws InterruptedException {
        worker = Thread.currentThread();
        if (stopCause != null) {
            throw new InterruptedException();
        }
    }

    /** After this, nothing interrupts the thread any more: it goes back to a pool. */
    private synchronized Optional<Throwable> end() {
        worker = null;
        Thread.interrupted();
        return Optional.ofNullable(stopCause);
    }
}
