package io.jenkins.plugins.bynder.engine.portal;

import java.util.Locale;

/**
 * What can be asked of a portal. Scopes as in Bynder's scope catalogue (api.bynder.com, getting started); where it names
 * none for a call, the scope is empty here.
 */
enum ApiOperation {
    TOKEN(true, true, "", ApiOperation.SMALL),
    LIST(false, true, "asset:read", ApiOperation.LARGE),
    READ(false, true, "asset:read", ApiOperation.MEDIUM),
    DOWNLOAD(false, true, "asset:read", ApiOperation.SMALL),
    RENDITIONS(false, true, "", ApiOperation.SMALL),
    TAGS(false, true, "", ApiOperation.SMALL),
    METAPROPERTIES(false, true, "meta.assetbank:read", ApiOperation.LARGE),
    CREATE(true, false, "meta.assetbank:write", ApiOperation.SMALL),
    WRITE(true, false, "asset:write", ApiOperation.SMALL),
    USER(false, true, "current.user:read", ApiOperation.SMALL),
    PROFILE(false, true, "current.profile:read", ApiOperation.SMALL);

    private static final long SMALL = 1L << 20;
    /** An asset with hundreds of versions, each with all its derivatives. */
    private static final long MEDIUM = 8L << 20;
    /** A thousand assets with all their metaproperties and derivatives. */
    private static final long LARGE = 64L << 20;

    private final boolean post;
    private final boolean repeatable;
    private final String scope;
    private final long longestAnswer;

    ApiOperation(boolean post, boolean repeatable, String scope, long longestAnswer) {
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

    /** A user-facing phrase: "list the assets". */
    String phrase() {
        return PortalTexts.text("action." + name().toLowerCase(Locale.ROOT));
    }
}
