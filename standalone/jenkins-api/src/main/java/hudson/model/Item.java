package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import jenkins.model.FullyNamedModelObject;

public interface Item extends FullyNamedModelObject, AccessControlled {

    Permission READ = null;

    Permission CONFIGURE = null;

    Permission BUILD = null;

    String getFullName();

    String getUrl();

    ItemGroup<? extends Item> getParent();
}
