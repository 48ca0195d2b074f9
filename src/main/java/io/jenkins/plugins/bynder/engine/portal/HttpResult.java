package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;

/** What became of one attempt to send one request. */
sealed interface HttpResult<T> {

    /** A good answer, read. */
    record Value<T>(T value) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Value";
        }
    }

    /** The portal said no; {@code body} is the beginning of what it said and may quote what we sent. */
    record Refusal<T>(int status, String location, String body) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Refusal[" + status + "]";
        }
    }

    /** An error of the server, or a web page where data should be; may pass; {@code body} as in a refusal. */
    record Trouble<T>(int status, String body) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Trouble[" + status + "]";
        }
    }

    /** The answer came, but is not what the interface promises. */
    record Unreadable<T>(String why) implements HttpResult<T> {}

    /**
     * No answer, or not all of it.
     *
     * @param sent whether anything of the request may have reached the portal
     */
    record Broken<T>(IOException cause, boolean sent) implements HttpResult<T> {

        @Override
        public String toString() {
            return "Broken[" + cause.getClass().getSimpleName() + "]";
        }
    }
}
