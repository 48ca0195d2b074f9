package io.jenkins.plugins.bynder.sample;

import java.util.Set;

/**
 * A user of the portal, with credentials of each kind. A request needs both a role of the profile and a scope of the
 * token; OAuth 1.0a credentials have no scopes and need only the role.
 */
public final class SampleUser {

    /**
     * Role strings of Bynder's permission profiles required by the portal's routes, without {@code MARKPUBLIC}, which
     * is irreversible.
     */
    public static final Set<String> ROLES = Set.of(
            "MEDIAHIGHRES",
            "MEDIAEDIT",
            "METAPROPERTYMANAGEMENT",
            "METAPROPERTYOVERVIEW",
            "ARCHIVEMEDIA",
            "ARCHIVEDOWNLOAD",
            "KEYVISUALDOWNLOAD",
            "KEYVISUALSDOWNLOAD",
            "DOWNLOADWATERMARK",
            "EMARGOMEDIA",
            "PERMISSIONMANAGEMENT",
            "STATISTICS",
            "trash.assets");

    /** All scopes required by the portal's routes. */
    public static final Set<String> SCOPES = Set.of(
            "asset:read",
            "asset:write",
            "asset.usage:read",
            "asset.usage:write",
            "meta.assetbank:read",
            "meta.assetbank:write",
            "current.user:read",
            "current.profile:read",
            "admin.profile:read");

    private final String id;
    private final String email;
    private final String profileId;
    private final String profileName;
    private final SampleCredentials keys;
    private volatile Set<String> roles;
    private volatile Set<String> scopes;
    private volatile boolean revoked;

    SampleUser(String email, String profileName, Set<String> roles, Set<String> scopes, SampleIds ids) {
        this.id = ids.next();
        this.email = email;
        this.profileId = ids.next();
        this.profileName = profileName;
        this.roles = Set.copyOf(roles);
        this.scopes = Set.copyOf(scopes);
        this.keys = SampleCredentials.random();
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String profileId() {
        return profileId;
    }

    public String profileName() {
        return profileName;
    }

    public SampleCredentials keys() {
        return keys;
    }

    public Set<String> roles() {
        return roles;
    }

    /** Replaces the roles of the user's profile from the next request on. */
    public void setRoles(Set<String> names) {
        roles = Set.copyOf(names);
    }

    /** Scopes of the permanent token and of the OAuth 2 app. */
    public Set<String> scopes() {
        return scopes;
    }

    public void setScopes(Set<String> names) {
        scopes = Set.copyOf(names);
    }

    /** Rejects all credentials of this user from now on. */
    public void revoke() {
        revoked = true;
    }

    boolean revoked() {
        return revoked;
    }
}
