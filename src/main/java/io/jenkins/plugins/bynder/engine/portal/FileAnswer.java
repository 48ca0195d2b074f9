package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** Response of a file host to a {@link DownloadLink}. */
public sealed interface FileAnswer {

    /** The file from its first byte, also when a range was requested but the file has changed. */
    record Whole(FileBody body) implements FileAnswer {}

    /** Bytes from the requested offset; of the same version only if {@link FileBody#validator} says so. */
    record Rest(FileBody body) implements FileAnswer {}

    /** The file still matches the validator. */
    record Unchanged() implements FileAnswer {}

    /**
     * The link has expired, or the host denies access; a fresh link may help.
     *
     * @param why a user-facing message that names the host and its response
     */
    record Expired(LocalizableText why) implements FileAnswer {}

    /**
     * The host is still creating the file.
     *
     * @param why a user-facing message
     */
    record NotYet(LocalizableText why) implements FileAnswer {}

    /** The host does not have the file. */
    record Missing() implements FileAnswer {}

    /**
     * The requested offset is beyond the end of the file.
     *
     * @param total size of the file, or {@link FileBody#UNKNOWN}
     */
    record Unsatisfiable(long total) implements FileAnswer {}

    /** A different range than requested, or several ranges. */
    record WrongRange() implements FileAnswer {}

    /**
     * No response, or an error that may be temporary.
     *
     * @param why a user-facing message
     * @param late whether the first-byte timeout expired; it takes so long that few more attempts make sense
     */
    record Failed(LocalizableText why, boolean late) implements FileAnswer {

        Failed(LocalizableText why) {
            this(why, false);
        }
    }

    /**
     * The link is unsafe or leads nowhere; a retry does not help.
     *
     * @param why a user-facing message
     */
    record Refused(LocalizableText why) implements FileAnswer {}
}
