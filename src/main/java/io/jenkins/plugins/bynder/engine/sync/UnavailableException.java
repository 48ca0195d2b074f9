package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/** The file host does not have the file yet. The message is user-facing. */
final class UnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
        super(message);
    }
}
