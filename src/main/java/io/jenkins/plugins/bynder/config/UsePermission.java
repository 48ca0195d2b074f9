package io.jenkins.plugins.bynder.config;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** The permission <em>Bynder/Use</em> of a job, implied by the permission to build it. */
@Restricted(NoExternalUse.class)
public final class UsePermission {

    public static final PermissionGroup GROUP =
            new PermissionGroup(UsePermission.class, Messages._UsePermission_group());

    public static final Permission USE = new Permission(
            GROUP, "Use", Messages._UsePermission_description(), Item.BUILD, true, new PermissionScope[] {
                PermissionScope.ITEM
            });

    private UsePermission() {}

    /** Loads this class, so that administrators can grant the permission. */
    static void register() {}

    /** Whether a build of the job with this authentication may use integrations; Jenkins itself may. */
    public static boolean granted(Item job, Authentication build) {
        return build.equals(ACL.SYSTEM2) || job.hasPermission2(build, USE);
    }
}
