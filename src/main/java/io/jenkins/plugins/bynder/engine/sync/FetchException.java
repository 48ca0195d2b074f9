package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/** The file of one asset cannot be downloaded or stored. The message is user-facing. */
final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean unreachable;

    /** @param unreachable whether the host did not answer, as opposed to a wrong response */
    FetchException(String message, boolean unreachable) {
        super(message);
        this.unreachable = unreachable;
    }

    boolean unreachable() {
        return unreachable;
    }
}
