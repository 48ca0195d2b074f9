package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;

/** What a sync works with, whatever its settings. */
record Tools(AssetSource source, FileHost host, Progress progress, Pace pace, Disclaimers disclaimers) {

    Tools(AssetSource source, FileHost host, Progress progress, Pace pace) {
        this(source, host, progress, pace, new Disclaimers());
    }
}
