package io.jenkins.plugins.bynder.engine.portal;

import java.io.InterruptedIOException;
import java.time.Duration;

/** A timeout expired. The message is user-facing and names the setting. */
public final class TimeLimitException extends InterruptedIOException {

    private static final long serialVersionUID = 1;

    private final TimeLimit limit;

    TimeLimitException(TimeLimit limit, Duration allowed, String host, Throwable cause) {
        super(PortalTexts.text("timeout." + limit, host, allowed.toMillis() / 1000.0));
        this.limit = limit;
        initCause(cause);
    }

    public TimeLimit limit() {
        return limit;
    }
}
