package io.jenkins.plugins.bynder.cli;

/** The command cannot run as it was called; the message is a user-facing message, without any value of a key. */
final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigurationException(String message) {
        super(message);
    }

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
