package io.jenkins.plugins.bynder.engine.util;

import java.nio.file.FileSystemException;

/** What an exception says, for a sentence that tells of it: never nothing, and never "null". */
public final class ErrorText {

    private ErrorText() {}

    /** The message; the kind of the exception if it has none, and before one that is only the name of a file. */
    public static String of(Throwable failure) {
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().strip();
        String kind = kind(failure);
        if (message.isEmpty() || message.equals("null")) {
            return kind;
        }
        return failure instanceof FileSystemException file && file.getReason() == null
                ? kind + ": " + message
                : message;
    }

    private static String kind(Throwable failure) {
        String simple = failure.getClass().getSimpleName();
        return simple.isEmpty() ? failure.getClass().getName() : simple;
    }
}
