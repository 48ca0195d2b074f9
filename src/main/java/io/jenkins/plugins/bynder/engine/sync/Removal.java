package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;

/**
 * What is to become of a known asset that the listing lacks.
 *
 * @param entry what the manifest says of it
 */
record Removal(ManifestEntry entry, Action action) {

    enum Action {
        /** The file is as it was put there: delete it. */
        DELETE,
        /** The file is not there: forget it. */
        FORGET,
        /** Somebody changed the file: leave it. */
        SPARE,
        /** The settings say that it stays. */
        KEEP,
        /** The portal does not prove that the asset has left the set: leave it. */
        UNPROVEN
    }
}
