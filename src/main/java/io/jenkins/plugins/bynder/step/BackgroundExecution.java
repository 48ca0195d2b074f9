package io.jenkins.plugins.bynder.step;

import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a step on its own thread, with the authentication of the build. It can be stopped at once, and starts again
 * after a restart of the controller.
 */
abstract class BackgroundExecution extends StepExecution {

    private static final long serialVersionUID = 1;

    private transient Thread worker;
    private transient Throwable stopCause;
    private transient String poolName;

    BackgroundExecution(StepContext context) {
        super(context);
    }

    /** Does the work; interrupted when the step is stopped. */
    abstract Object work() throws IOException, InterruptedException;

    final TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    @Override
    public final boolean start() {
        Computer.threadPoolForRemoting.execute(() -> run(false));
        return false;
    }

    /** The integrations that the build may use. */
    final JobIntegrations integrations() throws IOException, InterruptedException {
        return JobIntegrations.of(build().getParent(), Jenkins.getAuthentication2());
    }

    final Run<?, ?> build() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    /**
     * Marks the build and this step as unstable, so that pages do not show a successful stage in an unstable build.
     */
    final void unstable(String reason) throws IOException, InterruptedException {
        build().setResult(Result.UNSTABLE);
        getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(reason));
    }

    /** Shown in a thread dump of the Pipeline. */
    @Override
    public final synchronized String getStatus() {
        return worker == null
                ? Messages.BackgroundExecution_waiting()
                : Messages.BackgroundExecution_running(worker.getName());
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
            begin(build());
            if (resumed) {
                listener().getLogger().println(Messages.BackgroundExecution_resumed());
            }
            Object result = workAsBuild();
            end();
            getContext().onSuccess(result);
        } catch (Throwable e) { // Otherwise the build would wait for ever.
            getContext().onFailure(end().orElse(e));
        }
    }

    @SuppressWarnings("try") // The context is used implicitly, by this thread.
    private Object workAsBuild() throws IOException, InterruptedException {
        try (ACLContext build = ACL.as2(getContext().get(FlowExecution.class).getAuthentication2())) {
            return work();
        }
    }

    private synchronized void begin(Run<?, ?> build) throws InterruptedException {
        worker = Thread.currentThread();
        poolName = worker.getName();
        worker.setName(getClass().getSimpleName() + " of " + build);
        if (stopCause != null) {
            throw new InterruptedException();
        }
    }

    /** From now on nothing interrupts the thread, because it returns to a pool. */
    private synchronized Optional<Throwable> end() {
        if (worker != null) {
            worker.setName(poolName);
            worker = null;
        }
        Thread.interrupted();
        return Optional.ofNullable(stopCause);
    }
}
