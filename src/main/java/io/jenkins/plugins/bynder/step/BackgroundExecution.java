package io.jenkins.plugins.bynder.step;

import hudson.model.Computer;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a step beside the Pipeline's own thread, can be stopped at once, and begins anew after a restart of the
 * controller.
 */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1;

    private transient Future<?> task;
    private transient volatile Throwable stopCause;

    BackgroundExecution(StepContext context) {
        super(context);
    }

    /** Does the work; interrupted when the step is stopped. */
    abstract Object work() throws IOException, InterruptedException;

    @Override
    public final boolean start() {
        launch(false);
        return false;
    }

    @Override
    public final void onResume() {
        launch(true);
    }

    @Override
    public final synchronized void stop(Throwable cause) {
        stopCause = cause;
        if (task == null || !task.cancel(true)) {
            getContext().onFailure(cause);
        }
    }

    /** The build's log. */
    final TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    private synchronized void launch(boolean resumed) {
        task = Computer.threadPoolForRemoting.submit(() -> run(resumed));
    }

    private void run(boolean resumed) {
        try {
            if (resumed) {
                listener().getLogger().println(Messages.BackgroundExecution_resumed());
            }
            getContext().onSuccess(work());
        } catch (Exception e) {
            Throwable cause = stopCause;
            getContext().onFailure(cause == null ? e : cause);
        }
    }
}
