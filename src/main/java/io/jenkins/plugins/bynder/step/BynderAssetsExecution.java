package io.jenkins.plugins.bynder.step;

import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Reads the listing on the controller. */
final class BynderAssetsExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1;

    private final BynderAssetsStep step;

    BynderAssetsExecution(StepContext context, BynderAssetsStep step) {
        super(context);
        this.step = step;
    }

    @Override
    Object work() {
        return step.getTag();
    }
}
