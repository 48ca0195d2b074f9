package io.jenkins.plugins.bynder.engine.sync.report;

/** What a sync did about one asset. */
public enum Outcome {
    ADDED("added"),
    UPDATED("updated"),
    RENAMED("renamed"),
    /** Something about the asset changed, its file and its file name did not. */
    METADATA_ONLY("metadataOnly"),
    /** The file here was missing or changed by hand and has been fetched again. */
    REPAIRED("repaired"),
    UNCHANGED("unchanged"),
    DELETED("deleted"),
    /** The asset is gone, or the portal no longer has a file of it; what is here of it stays. */
    KEPT("kept"),
    /** The portal lists the asset, but its file is not available yet; a later sync gets it. */
    UNAVAILABLE("unavailable"),
    FAILED("failed");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /** The word for it in JSON. */
    public String key() {
        return key;
    }
}
