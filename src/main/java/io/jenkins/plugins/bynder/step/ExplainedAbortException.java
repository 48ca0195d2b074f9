package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import io.jenkins.plugins.bynder.engine.util.Explained;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** An end of a step whose reason pages show in the language of each reader. */
final class ExplainedAbortException extends AbortException implements Explained {

    private static final long serialVersionUID = 1;

    private final transient LocalizableText why;

    ExplainedAbortException(LocalizableText why) {
        super(why.text());
        this.why = why;
    }

    @Override
    public LocalizableText why() {
        return why == null ? LocalizableText.plain(getMessage()) : why;
    }
}
