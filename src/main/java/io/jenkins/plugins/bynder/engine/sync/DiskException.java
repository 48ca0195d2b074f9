package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/** The disk is full, or cannot be written for another reason that affects every other file. */
final class DiskException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    /** @param cause its message becomes user-facing */
    DiskException(IOException cause) {
        this(TransferErrorTexts.reason(cause), cause);
    }

    private DiskException(LocalizableText why, IOException cause) {
        super(why.text(), cause);
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
