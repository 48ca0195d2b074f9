package io.jenkins.plugins.bynder.step;

import hudson.model.Computer;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
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
    public final boolean start() {
        Computer.threadPoolForRemoting.execute(() -> run(false));
        return false;
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
