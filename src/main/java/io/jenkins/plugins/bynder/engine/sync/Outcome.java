package io.jenkins.plugins.bynder.engine.sync;

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
    /**
     * The asset is gone, or its file cannot be had (the portal lists it but has no file of it, or not the wanted
     * derivative); what is here of it, if anything, stays.
     */
    KEPT("kept"),
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
