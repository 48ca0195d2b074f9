package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;

/** Outcome of one attempt to send a request. */
sealed interface HttpResult<T> {

    /** A successful response, parsed. */
    record Value<T>(T value) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Value";
        }
    }

    /** The portal rejected the request; {@code body} is the start of its response and may quote the request. */
    record Refusal<T>(int status, String location, String body) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Refusal[" + status + "]";
        }
    }

    /** A server error, or a web page in place of data; possibly temporary. {@code body} as in {@link Refusal}. */
    record Trouble<T>(int status, String body) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Trouble[" + status + "]";
        }
    }

    /** A response that violates the API specification. */
    record Unreadable<T>(LocalizableText why) implements HttpResult<T> {}

    /**
     * No response, or an incomplete one.
     *
     * @param sent whether any part of the request may have reached the portal
     */
    record Broken<T>(IOException cause, boolean sent) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Broken[" + cause.getClass().getSimpleName() + "]";
        }
    }
}
