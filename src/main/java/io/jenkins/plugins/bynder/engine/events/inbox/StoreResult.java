package io.jenkins.plugins.bynder.engine.events.inbox;

/** Result of storing a message. */
public enum StoreResult {
    /** On disk; survives a crash. */
    STORED,
    /** Stored before, whether or not it was processed since. */
    DUPLICATE,
    /** The inbox is full. */
    FULL,
    /** The disk is full or fails; the message was not stored, and earlier ones are safe. */
    FAILING,
    CLOSED
}
