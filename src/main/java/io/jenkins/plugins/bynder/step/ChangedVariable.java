package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;

/** {@value #NAME} for the later build steps of a freestyle build: whether any of its syncs gave it changes. */
final class ChangedVariable extends InvisibleAction implements EnvironmentContributingAction {

    private static final String NAME = "BYNDER_CHANGED";

    private boolean changed;

    static void add(Run<?, ?> run, boolean changed) {
        ChangedVariable variable = run.getAction(ChangedVariable.class);
        if (variable == null) {
            variable = new ChangedVariable();
            run.addAction(variable);
        }
        variable.changed |= changed;
    }

    @Override
    public void buildEnvironment(@NonNull Run<?, ?> run, @NonNull EnvVars env) {
        env.put(NAME, Boolean.toString(changed));
    }
}
