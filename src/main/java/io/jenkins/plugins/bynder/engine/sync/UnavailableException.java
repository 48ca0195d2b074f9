package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/** The file host does not have the file yet. The message is user-facing. */
final class UnavailableException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    UnavailableException(LocalizableText why) {
        super(why.text());
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
