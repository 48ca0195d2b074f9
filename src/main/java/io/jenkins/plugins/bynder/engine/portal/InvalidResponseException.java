package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;

/** A response that violates the API specification; the message is a user-facing phrase that says how. */
final class InvalidResponseException extends IOException {

    private static final long serialVersionUID = 1;

    InvalidResponseException(String key, Object... arguments) {
        super(PortalTexts.text("bad." + key, arguments));
    }
}
