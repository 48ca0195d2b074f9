package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/** The disk is full, or cannot be written for another reason: it will be the same for every other file. */
final class DiskException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param cause its message is for people, or becomes so */
    DiskException(IOException cause) {
        super(IoErrors.reason(cause), cause);
    }
}
