package io.jenkins.plugins.bynder.engine.portal;

import java.util.Locale;

/**
 * What can be asked of a portal. Scopes as in Bynder's scope catalogue (api.bynder.com, getting started); where it names
 * none for a call, the scope is empty here.
 */
enum Action {
    TOKEN(true, true, "", Action.SMALL),
    LIST(false, true, "asset:read", Action.LARGE),
    READ(false, true, "asset:read", Action.MEDIUM),
    DOWNLOAD(false, true, "asset:read", Action.SMALL),
    RENDITIONS(false, true, "", Action.SMALL),
    TAGS(false, true, "", Action.SMALL),
    METAPROPERTIES(false, true, "meta.assetbank:read", Action.LARGE),
    CREATE(true, false, "meta.assetbank:write", Action.SMALL),
    WRITE(true, false, "asset:write", Action.SMALL),
    USER(false, true, "current.user:read", Action.SMALL),
    PROFILE(false, true, "current.profile:read", Action.SMALL);

    private static final long SMALL = 1L << 20;
    /** An asset with hundreds of versions, each with all its derivatives. */
    private static final long MEDIUM = 8L << 20;
    /** A thousand assets with all their metaproperties and derivatives. */
    private static final long LARGE = 64L << 20;

    private final boolean post;
    private final boolean repeatable;
    private final String scope;
    private final long longestAnswer;

    Action(boolean post, boolean repeatable, String scope, long longestAnswer) {
        this.post = post;
        this.repeatable = repeatable;
        this.scope = scope;
        this.longestAnswer = longestAnswer;
    }

    boolean post() {
        return post;
    }

    /** Whether to send it twice does no harm. */
    boolean repeatable() {
        return repeatable;
    }

    /** The OAuth scope that it needs; may be empty. */
    String scope() {
        return scope;
    }

    /** Bytes, unpacked. */
    long longestAnswer() {
        return longestAnswer;
    }

    /** A phrase for people: "list the assets". */
    String phrase() {
        return PortalTexts.text("action." + name().toLowerCase(Locale.ROOT));
    }
}
