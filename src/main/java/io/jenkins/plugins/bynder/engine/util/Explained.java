package io.jenkins.plugins.bynder.engine.util;

/** A failure that explains itself to users of any language. */
public interface Explained {

    /** User-facing; its text is the message of the exception. */
    LocalizableText why();
}
