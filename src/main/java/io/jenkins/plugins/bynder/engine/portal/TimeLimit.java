package io.jenkins.plugins.bynder.engine.portal;

/** Names the {@link Timeouts} value that expired. */
public enum TimeLimit {
    CONNECT,
    FIRST_BYTE,
    SILENCE,
    CALL
}
