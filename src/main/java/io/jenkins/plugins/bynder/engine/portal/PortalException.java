package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;

/**
 * A portal could not be reached, refused, or answered what it does not promise. The message is user-facing that says
 * what, where and what to do; it never holds a key, a token or a signed URL.
 */
public final class PortalException extends IOException {

    private static final long serialVersionUID = 1;

    /** What went wrong, for those who must decide what to do next. */
    public enum Problem {
        /** No answer, or none but errors of the server, after all retries. */
        UNREACHABLE,
        /** 401, or the token request failed: the keys are wrong, expired, or lack a scope. */
        KEYS,
        /** 403: the keys are good, the user behind them may not. */
        FORBIDDEN,
        /** 404: the asset, or the path, does not exist. */
        NOT_FOUND,
        /** 429: the portal has shut out this address for a while. */
        LIMIT,
        /** An answer that is not what the interface promises. */
        ANSWER,
        /** Any other 4xx: the portal did not accept what was asked. */
        REFUSED
    }

    private final Problem problem;

    /** @param message a user-facing message */
    public PortalException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /**
     * @param message a user-facing message
     * @param cause of this package or the JDK, as exceptions cross to agents
     */
    public PortalException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
