package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** A body is not an SNS message. The exception's message says why and does not repeat the body. */
public final class MalformedMessageException extends Exception implements Explained {

    private static final long serialVersionUID = 1;

    private final RejectReason reason;
    private final LocalizableText why;

    MalformedMessageException(RejectReason reason, LocalizableText why) {
        super(why.text());
        this.why = why;
        this.reason = reason;
    }

    public RejectReason reason() {
        return reason;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
