package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Shows the YAML of trusted topics that configuration as code does not list. */
@Restricted(NoExternalUse.class)
@Extension
public final class MissingTopicsMonitor extends AdministrativeMonitor {

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.MissingTopicsMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getYaml().isEmpty();
    }

    /** Empty if the code lists all topics, or if only scripts configure Jenkins. */
    @NonNull
    public String getYaml() {
        return Jenkins.get().getPlugin("configuration-as-code") == null
                ? ""
                : BynderConfiguration.get().missingInCode();
    }
}
