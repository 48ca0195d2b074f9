package io.jenkins.plugins.bynder.step;

import hudson.model.Run;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A cause of a build that names assets; a sync in that build asks for those that the listing does not show yet. */
@Restricted(NoExternalUse.class)
public interface AssetCause {

    /** The first of them. */
    List<String> getAssetIds();

    /**
     * All of them, as far as they are known.
     *
     * @param build the directory of the build
     */
    Set<String> assetIds(Path build);

    /** The assets that causes of that build name. */
    static Set<String> assetIds(Run<?, ?> run) {
        Set<String> ids = new LinkedHashSet<>();
        run.getCauses().stream()
                .filter(AssetCause.class::isInstance)
                .forEach(cause -> ids.addAll(
                        ((AssetCause) cause).assetIds(run.getRootDir().toPath())));
        return ids;
    }
}
