package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;

/** The collaborators of a sync. */
record SyncContext(
        AssetSource source, FileHost host, SyncProgress progress, RetryTimings timings, Disclaimers disclaimers) {

    SyncContext(AssetSource source, FileHost host, SyncProgress progress, RetryTimings timings) {
        this(source, host, progress, timings, new Disclaimers());
    }
}
