package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/**
 * A sync could not start for a local reason: the folder belongs to another portal or tag, is in use by another sync,
 * cannot be written, or a setting names something that the portal does not have. The message is user-facing.
 */
public final class SyncException extends IOException {

    private static final long serialVersionUID = 1;

    public SyncException(String message) {
        super(message);
    }

    public SyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
