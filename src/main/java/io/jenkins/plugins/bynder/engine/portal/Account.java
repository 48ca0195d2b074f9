package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.Set;

/**
 * Whom the keys belong to.
 *
 * @param user e-mail or user name
 * @param profile name of the permission profile; empty if it could not be read
 * @param roles role strings of that profile such as {@code MEDIAHIGHRES}
 * @param rolesKnown false if the portal would not show the profile; then {@code roles} is empty and means nothing
 */
public record Account(String user, String profile, Set<String> roles, boolean rolesKnown) implements Serializable {

    private static final long serialVersionUID = 1;

    public Account {
        roles = Set.copyOf(roles);
    }
}
