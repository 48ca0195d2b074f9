package io.jenkins.plugins.bynder.engine.util;

import java.nio.file.FileSystemException;

/** Describes an exception for use in a message: never empty, never "null". */
public final class ErrorText {

    private ErrorText() {}

    /** The message. The exception's type if it has none; type and message if the message is only a file name. */
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
