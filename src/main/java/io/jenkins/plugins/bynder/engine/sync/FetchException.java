package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/** One asset's file cannot be had, or cannot be here. The message is a sentence for people. */
final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean unreachable;

    /** @param unreachable whether the host gave no answer, as opposed to a wrong one */
    FetchException(String message, boolean unreachable) {
        super(message);
        this.unreachable = unreachable;
    }

    boolean unreachable() {
        return unreachable;
    }
}
