package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.Set;

/**
 * The user that the credentials belong to.
 *
 * @param user e-mail address or user name
 * @param profile name of the permission profile; empty if it could not be read
 * @param roles role strings of that profile, for example {@code MEDIAHIGHRES}
 * @param rolesKnown false if the portal did not show the profile; {@code roles} is then empty and must be ignored
 */
public record Account(String user, String profile, Set<String> roles, boolean rolesKnown) implements Serializable {

    private static final long serialVersionUID = 1;

    public Account {
        roles = Set.copyOf(roles);
    }
}
