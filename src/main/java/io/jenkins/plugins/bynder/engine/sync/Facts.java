package io.jenkins.plugins.bynder.engine.sync;

/** What was found out about an asset that the manifest knows: the folder's side and the portal's. */
record Facts(Local local, Check check) {

    /** As at the end of the last sync. */
    static final Facts SETTLED = new Facts(Local.SAME, Check.NOT_NEEDED);

    /** Of an asset that the manifest does not know. */
    static final Facts UNKNOWN = new Facts(Local.MISSING, Check.NOT_NEEDED);
}
