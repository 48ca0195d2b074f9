package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;

/** An answer that is not what the interface promises; the message is a user-facing phrase that says in which way. */
final class InvalidResponseException extends IOException {

    private static final long serialVersionUID = 1;

    InvalidResponseException(String key, Object... arguments) {
        super(PortalTexts.text("bad." + key, arguments));
    }
}
