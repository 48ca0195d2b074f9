package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Warns administrators about Bynder triggers that cannot start builds, for example after an integration was renamed.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class TriggerMonitor extends AdministrativeMonitor {

    private static final int SHOWN = 20;

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.TriggerMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !TriggerProblem.all().isEmpty();
    }

    /** The first {@value #SHOWN}. */
    @NonNull
    public List<TriggerProblem> getProblems() {
        return TriggerProblem.all().stream().limit(SHOWN).toList();
    }
}
