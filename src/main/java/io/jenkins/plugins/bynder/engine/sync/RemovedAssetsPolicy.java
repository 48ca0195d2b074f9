package io.jenkins.plugins.bynder.engine.sync;

/** What happens to the file of a removed asset: one that was untagged, archived, deleted, or hidden from the credentials. */
public enum RemovedAssetsPolicy {
    /** The file is deleted, unless a user changed it. */
    DELETE,
    /** The file stays; the manifest records that its asset was removed. */
    KEEP
}
