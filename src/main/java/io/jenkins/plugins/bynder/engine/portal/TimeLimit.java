package io.jenkins.plugins.bynder.engine.portal;

/** Which of the {@link Timeouts} has run out. */
public enum TimeLimit {
    CONNECT,
    FIRST_BYTE,
    SILENCE,
    CALL
}
