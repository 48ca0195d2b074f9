package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Locale;

/**
 * The API calls. Scopes: Bynder's scope catalogue (api.bynder.com, getting started); empty where it names none for a
 * call.
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
    USAGE(true, true, "asset.usage:write", ApiOperation.MEDIUM),
    USER(false, true, "current.user:read", ApiOperation.SMALL),
    PROFILE(false, true, "current.profile:read", ApiOperation.SMALL);

    private static final long SMALL = 1L << 20;
    /** Fits an asset with hundreds of versions and all their derivatives. */
    private static final long MEDIUM = 8L << 20;
    /** Fits a thousand assets with all metaproperties and derivatives. */
    private static final long LARGE = 64L << 20;

    private final boolean post;
    private final boolean repeatable;
    private final String scope;
    private final long maxAnswerBytes;

    ApiOperation(boolean post, boolean repeatable, String scope, long maxAnswerBytes) {
        this.post = post;
        this.repeatable = repeatable;
        this.scope = scope;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    boolean post() {
        return post;
    }

    /** Whether it posts its only parameter as JSON, in place of a form. */
    boolean postsJson() {
        return this == USAGE;
    }

    /** Whether sending it twice is harmless. */
    boolean repeatable() {
        return repeatable;
    }

    /** The required OAuth scope; may be empty. */
    String scope() {
        return scope;
    }

    /** Maximum size of the decompressed response in bytes. */
    long maxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** A user-facing phrase, for example "list the assets". */
    LocalizableText phrase() {
        return PortalTexts.message("action." + name().toLowerCase(Locale.ROOT));
    }
}
