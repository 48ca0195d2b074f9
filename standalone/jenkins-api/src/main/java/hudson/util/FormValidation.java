package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

public abstract class FormValidation extends IOException implements HttpResponse {

    private static final long serialVersionUID = 1;

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind = Kind.OK;

    private FormValidation() {}

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation error(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation respond(Kind kind, String html) {
        throw new UnsupportedOperationException();
    }
}
