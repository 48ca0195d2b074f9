package io.jenkins.plugins.bynder.sample;

import java.util.Set;

/**
 * Somebody with an account at the portal, with one set of keys of each kind. What a request may do is what both the
 * profile's roles and the scopes of its token allow; OAuth 1.0a keys have no scopes and may do all that the roles allow.
 */
public final class SampleUser {

    /** Role strings of Bynder's permission profiles that the portal's routes ask for; {@code MARKPUBLIC} is not among them, as it cannot be undone. */
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
            "trash.assets");

    /** All scopes that the portal's routes ask for. */
    public static final Set<String> SCOPES = Set.of(
            "asset:read",
            "asset:write",
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

    /** Replaces the roles of the user's profile, from the next request on. */
    public void setRoles(Set<String> names) {
        roles = Set.copyOf(names);
    }

    /** The scopes of the permanent token and of the OAuth 2 app. */
    public Set<String> scopes() {
        return scopes;
    }

    public void setScopes(Set<String> names) {
        scopes = Set.copyOf(names);
    }

    /** From now on all keys of this user are refused. */
    public void revoke() {
        revoked = true;
    }

    boolean revoked() {
        return revoked;
    }
}
