package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/** The disk is full, or cannot be written for another reason that affects every other file. */
final class DiskException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param cause its message becomes user-facing */
    DiskException(IOException cause) {
        super(TransferErrors.reason(cause), cause);
    }
}
