package io.jenkins.plugins.bynder.cli;

/**
 * The command was called with wrong arguments or in a wrong environment. The message is user-facing and never contains
 * a secret.
 */
final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigurationException(String message) {
        super(message);
    }

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
