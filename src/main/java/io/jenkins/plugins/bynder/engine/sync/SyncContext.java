package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;

/** What a sync works with, whatever its settings. */
record SyncContext(AssetSource source, FileHost host, Progress progress, RetryTimings pace, Disclaimers disclaimers) {

    SyncContext(AssetSource source, FileHost host, Progress progress, RetryTimings pace) {
        this(source, host, progress, pace, new Disclaimers());
    }
}
