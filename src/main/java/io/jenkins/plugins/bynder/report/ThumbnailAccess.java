package io.jenkins.plugins.bynder.report;

import hudson.Functions;
import hudson.model.Item;
import hudson.model.Run;

/** Who may see the thumbnails of a build: they are copies of assets, so the permission for artifacts applies to them. */
final class ThumbnailAccess {

    private ThumbnailAccess() {}

    static void check(Run<?, ?> run) {
        run.checkPermission(Item.READ);
        if (Functions.isArtifactsPermissionEnabled()) {
            run.checkPermission(Run.ARTIFACTS);
        }
    }

    static boolean granted(Run<?, ?> run) {
        return !Functions.isArtifactsPermissionEnabled() || run.hasPermission(Run.ARTIFACTS);
    }
}
