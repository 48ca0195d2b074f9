package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;

/** What a sync works with, whatever its settings. */
record Tools(AssetSource source, FileHost host, Progress progress, Pace pace) {}
