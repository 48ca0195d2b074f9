package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/**
 * A sync could not start for a local reason: the folder belongs to another portal or tag, is in use by another sync,
 * cannot be written, or a setting names something that the portal does not have. The message is user-facing.
 */
public final class SyncException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    public SyncException(LocalizableText why) {
        super(why.text());
        this.why = why;
    }

    public SyncException(LocalizableText why, Throwable cause) {
        super(why.text(), cause);
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
