package io.jenkins.plugins.bynder.engine.sync;

/** What becomes of a file whose asset has left the set: untagged, archived, deleted, or no longer shown to the keys. */
public enum GonePolicy {
    /** The file is deleted, unless somebody changed it by hand. */
    DELETE,
    /** The file stays; the manifest remembers that its asset is gone. */
    KEEP
}
