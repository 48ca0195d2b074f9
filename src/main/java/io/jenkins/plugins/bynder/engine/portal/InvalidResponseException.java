package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/** A response that violates the API specification; the message is a user-facing phrase that says how. */
final class InvalidResponseException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    InvalidResponseException(String key, Object... arguments) {
        this(PortalTexts.message("bad." + key, arguments));
    }

    private InvalidResponseException(LocalizableText why) {
        super(why.text());
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
