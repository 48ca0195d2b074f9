package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/**
 * A portal was unreachable, rejected a request, or sent an invalid response. The message is user-facing: what happened,
 * where, what to do. It never contains a secret, a token or a signed URL.
 */
public final class PortalException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    /** The kind of problem, for callers that choose what to do next. */
    public enum Problem {
        /** No response, or only server errors, after all retries. */
        UNREACHABLE,
        /** 401, or the token request failed: the credentials are wrong, expired, or lack a scope. */
        CREDENTIALS,
        /** 403: the credentials are valid, but their user lacks a permission. */
        FORBIDDEN,
        /** 404: the asset, or the path, does not exist. */
        NOT_FOUND,
        /** 429: the portal has blocked this IP address for a while. */
        RATE_LIMITED,
        /** A response that violates the API specification. */
        INVALID_RESPONSE,
        /** Any other 4xx: the portal rejected the request. */
        REJECTED;

        /** Whether the next page of a listing, or a smaller one, would fail in the same way. */
        public boolean endsListing() {
            return switch (this) {
                case CREDENTIALS, FORBIDDEN, RATE_LIMITED -> true;
                case UNREACHABLE, NOT_FOUND, INVALID_RESPONSE, REJECTED -> false;
            };
        }

        /** Whether a request about another asset may well succeed. */
        public boolean concernsOneAsset() {
            return switch (this) {
                case FORBIDDEN, NOT_FOUND, INVALID_RESPONSE, REJECTED -> true;
                case UNREACHABLE, CREDENTIALS, RATE_LIMITED -> false;
            };
        }
    }

    private final Problem problem;
    private final LocalizableText why;

    public PortalException(Problem problem, LocalizableText why) {
        super(why.text());
        this.problem = problem;
        this.why = why;
    }

    /** @param cause a class of this package or the JDK, because exceptions cross to agents */
    public PortalException(Problem problem, LocalizableText why, Throwable cause) {
        super(why.text(), cause);
        this.problem = problem;
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }

    public Problem problem() {
        return problem;
    }
}
