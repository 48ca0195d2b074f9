package io.jenkins.plugins.bynder.engine.util;

/** A value that a user gave, or that a portal sent, cannot be used. The message is user-facing. */
public final class InvalidValueException extends IllegalArgumentException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    public InvalidValueException(LocalizableText why) {
        super(why.text());
        this.why = why;
    }

    public InvalidValueException(LocalizableText why, Throwable cause) {
        super(why.text(), cause);
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
