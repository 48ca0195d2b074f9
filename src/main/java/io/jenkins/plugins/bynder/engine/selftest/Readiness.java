package io.jenkins.plugins.bynder.engine.selftest;

/** The result of a {@link SelfTest} as one word. */
public enum Readiness {
    /** Every enabled feature works, as far as this can be tested. */
    READY,
    /** Files can be downloaded, or this could not be tested; some enabled feature does not work. */
    LIMITED,
    /** No file can be downloaded. */
    BLOCKED
}
