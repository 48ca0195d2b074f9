package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.portal.FileHost;

/** What a sync works with, whatever its settings. */
record Tools(AssetSource source, FileHost host, Progress progress, Pace pace) {}
