package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;

/**
 * A sync could not begin, for a reason on this side: the folder belongs to another portal or tag, is in use by another
 * sync, cannot be written, or a setting names what the portal does not have. The message is a sentence for people.
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
