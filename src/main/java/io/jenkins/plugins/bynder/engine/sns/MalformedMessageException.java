package io.jenkins.plugins.bynder.engine.sns;

/** A body is not an SNS message. The exception's message says why and does not repeat the body. */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    MalformedMessageException(RejectReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RejectReason reason() {
        return reason;
    }
}
