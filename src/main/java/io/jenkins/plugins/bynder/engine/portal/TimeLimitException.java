package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.InterruptedIOException;
import java.time.Duration;

/** A timeout expired. The message is user-facing and names the setting. */
public final class TimeLimitException extends InterruptedIOException implements Explained {

    private static final long serialVersionUID = 1;

    private final TimeLimit limit;
    private final LocalizableText why;

    TimeLimitException(TimeLimit limit, Duration allowed, String host, Throwable cause) {
        this(limit, PortalTexts.message("timeout." + limit, host, allowed.toMillis() / 1000.0), cause);
    }

    private TimeLimitException(TimeLimit limit, LocalizableText why, Throwable cause) {
        super(why.text());
        this.limit = limit;
        this.why = why;
        initCause(cause);
    }

    @Override
    public LocalizableText why() {
        return why;
    }

    public TimeLimit limit() {
        return limit;
    }
}
