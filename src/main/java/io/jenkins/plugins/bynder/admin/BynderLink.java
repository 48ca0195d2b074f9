package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.bynder.report.Amounts;
import java.util.function.IntFunction;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A page under <em>Manage Jenkins</em> that shows the state of the plugin. */
@Restricted(NoExternalUse.class)
public abstract class BynderLink extends ManagementLink {

    BynderLink() {}

    @NonNull
    @Override
    public final Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @NonNull
    @Override
    public final Category getCategory() {
        return Category.STATUS;
    }

    /** A badge with a count; no badge for zero. */
    @CheckForNull
    static Badge badge(int count, IntFunction<String> tooltip, Badge.Severity severity) {
        return count == 0 ? null : new Badge(Amounts.number(count), tooltip.apply(count), severity);
    }
}
