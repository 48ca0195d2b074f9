package io.jenkins.plugins.bynder.step;

import hudson.model.Run;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A cause of a build that names assets; a sync in that build asks for those that the listing does not show yet. */
@Restricted(NoExternalUse.class)
public interface AssetCause {

    List<String> getAssetIds();

    /** The assets that causes of that build name. */
    static Set<String> assetIds(Run<?, ?> run) {
        Set<String> ids = new LinkedHashSet<>();
        run.getCauses().stream()
                .filter(AssetCause.class::isInstance)
                .forEach(cause -> ids.addAll(((AssetCause) cause).getAssetIds()));
        return ids;
    }
}
