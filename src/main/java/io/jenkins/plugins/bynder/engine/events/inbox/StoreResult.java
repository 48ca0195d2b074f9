package io.jenkins.plugins.bynder.engine.events.inbox;

/** What became of a message that was to be stored. */
public enum StoreResult {
    /** On disk, and safe from a crash of this process. */
    STORED,
    /** Stored before, whether or not it was decided since. */
    DUPLICATE,
    /** As much waits for a decision as the inbox may hold. */
    FULL,
    /** The disk is full or fails; nothing was stored, and what was stored before is safe. */
    FAILING,
    CLOSED
}
