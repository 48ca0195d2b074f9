package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.management.Badge;

public abstract class ManagementLink implements ExtensionPoint, Action {

    public ManagementLink() {}

    @Override
    public abstract String getIconFileName();

    public String getDescription() {
        throw new UnsupportedOperationException();
    }

    @Override
    public abstract String getUrlName();

    @NonNull
    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public Category getCategory() {
        throw new UnsupportedOperationException();
    }

    @CheckForNull
    public Badge getBadge() {
        throw new UnsupportedOperationException();
    }

    public enum Category {
        STATUS
    }
}
