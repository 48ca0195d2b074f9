package io.jenkins.plugins.bynder.engine.sync;

/** What was found out about an asset that the manifest knows: the folder's side and the portal's. */
record AssetFacts(LocalState local, RemoteCheck check) {

    /** As at the end of the last sync. */
    static final AssetFacts SETTLED = new AssetFacts(LocalState.SAME, RemoteCheck.NOT_NEEDED);

    /** Of an asset that the manifest does not know. */
    static final AssetFacts UNKNOWN = new AssetFacts(LocalState.MISSING, RemoteCheck.NOT_NEEDED);
}
