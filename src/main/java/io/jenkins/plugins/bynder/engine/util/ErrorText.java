package io.jenkins.plugins.bynder.engine.util;

import java.nio.file.FileSystemException;
import java.util.Locale;

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

    /** The same in that language, if the failure can say it. */
    public static String of(Throwable failure, Locale locale) {
        return localizable(failure).text(locale);
    }

    /** The same for readers of any language. */
    public static LocalizableText localizable(Throwable failure) {
        return failure instanceof Explained explained ? explained.why() : LocalizableText.plain(of(failure));
    }

    private static String kind(Throwable failure) {
        String simple = failure.getClass().getSimpleName();
        return simple.isEmpty() ? failure.getClass().getName() : simple;
    }
}
