package io.jenkins.plugins.bynder.engine.sync;

/**
 * The state of a known asset in the folder and in the portal.
 *
 * @param ownEdit whether its listing changed only because of our own edit
 */
record AssetFacts(LocalState local, RemoteCheck check, boolean ownEdit) {

    /** Unchanged since the last sync. */
    static final AssetFacts SETTLED = new AssetFacts(LocalState.SAME, RemoteCheck.NOT_NEEDED);

    /** For an asset that is not in the manifest. */
    static final AssetFacts UNKNOWN = new AssetFacts(LocalState.MISSING, RemoteCheck.NOT_NEEDED);

    AssetFacts(LocalState local, RemoteCheck check) {
        this(local, check, false);
    }

    AssetFacts asOwnEdit() {
        return new AssetFacts(local, check, true);
    }
}
