package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sets environment variables that name the assets of a build. */
@Restricted(NoExternalUse.class)
@Extension
public final class BynderEnvironment extends EnvironmentContributor {

    @Override
    @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
    public void buildEnvironmentFor(@NonNull Run run, @NonNull EnvVars env, @NonNull TaskListener listener) {
        for (Object cause : run.getCauses()) {
            if (cause instanceof BynderCause bynder) {
                env.put("BYNDER_ASSET_IDS", String.join(",", bynder.getAssetIds()));
                env.put("BYNDER_ASSET_COUNT", String.valueOf(bynder.getCount()));
                env.put("BYNDER_EVENTS", String.join(",", bynder.getEvents()));
            }
        }
    }
}
