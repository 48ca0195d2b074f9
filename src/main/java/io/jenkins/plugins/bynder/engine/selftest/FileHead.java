package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileBody;
import java.io.IOException;
import java.util.Locale;

/**
 * The headers of a file host's response.
 *
 * @param total bytes of the whole file, or {@link FileBody#UNKNOWN}
 * @param validator of this version of the file; may be empty
 * @param contentType may be empty
 */
record FileHead(FileAnswer answer, long total, String validator, String contentType) {

    private static final int MAX_TYPE = 100;

    /** Closes the body unread. */
    static FileHead of(FileAnswer answer) {
        if (answer instanceof FileAnswer.Whole whole) {
            return of(answer, whole.body());
        }
        if (answer instanceof FileAnswer.Rest rest) {
            return of(answer, rest.body());
        }
        long total = answer instanceof FileAnswer.Unsatisfiable none ? none.total() : FileBody.UNKNOWN;
        return new FileHead(answer, total, "", "");
    }

    private static FileHead of(FileAnswer answer, FileBody body) {
        long total = body.coded() ? FileBody.UNKNOWN : body.total();
        FileHead head = new FileHead(answer, total, body.validator(), body.contentType());
        try {
            body.close();
        } catch (IOException e) {
            return head; // Only the headers are needed.
        }
        return head;
    }

    /** Whether the host sends the file or a part of it. */
    boolean hasFile() {
        return answer instanceof FileAnswer.Whole
                || answer instanceof FileAnswer.Rest
                || answer instanceof FileAnswer.Unsatisfiable;
    }

    /** The content type without parameters, lower-case. */
    String mediaType() {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.length() <= MAX_TYPE ? type : type.substring(0, MAX_TYPE);
    }

    boolean isWebPage() {
        return mediaType().equals("text/html") || mediaType().equals("application/xhtml+xml");
    }
}
