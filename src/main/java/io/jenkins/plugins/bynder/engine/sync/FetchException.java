package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/** The file of one asset cannot be downloaded or stored. The message is user-facing. */
final class FetchException extends IOException implements Explained {

    private static final long serialVersionUID = 1;

    private final LocalizableText why;

    private final boolean unreachable;

    /** @param unreachable whether the host did not answer, as opposed to a wrong response */
    FetchException(LocalizableText why, boolean unreachable) {
        super(why.text());
        this.why = why;
        this.unreachable = unreachable;
    }

    boolean unreachable() {
        return unreachable;
    }

    @Override
    public LocalizableText why() {
        return why;
    }
}
