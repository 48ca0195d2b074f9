package io.jenkins.plugins.bynder.engine.portal;

/** What a file host said to a {@link DownloadLink}. */
public sealed interface FileAnswer {

    /** The file from its first byte, also when only the rest was asked for but the file is another one now. */
    record Whole(FileBody body) implements FileAnswer {}

    /** Bytes from the offset asked for; of the same version only if {@link FileBody#validator} says so. */
    record Rest(FileBody body) implements FileAnswer {}

    /** The file is still the one of the validator. */
    record Unchanged() implements FileAnswer {}

    /**
     * The link is no longer good, or the host does not let us have the file; a fresh link may help.
     *
     * @param why a user-facing message that names the host and its answer
     */
    record Expired(String why) implements FileAnswer {}

    /**
     * The host is still making the file.
     *
     * @param why a user-facing message
     */
    record NotYet(String why) implements FileAnswer {}

    /** The host has no such file. */
    record Missing() implements FileAnswer {}

    /**
     * The file has no byte at the offset asked for.
     *
     * @param total its size, or {@link FileBody#UNKNOWN}
     */
    record Unsatisfiable(long total) implements FileAnswer {}

    /** Another part of the file than the one asked for, or one in several pieces. */
    record WrongRange() implements FileAnswer {}

    /**
     * No answer, or one that may be another the next time.
     *
     * @param why a user-facing message
     * @param late whether the time for the first byte has run out, which takes so long that few more attempts are in
     *     order
     */
    record Failed(String why, boolean late) implements FileAnswer {

        Failed(String why) {
            this(why, false);
        }
    }

    /**
     * The link must not be followed, or leads nowhere; trying again does not help.
     *
     * @param why a user-facing message
     */
    record Refused(String why) implements FileAnswer {}
}
