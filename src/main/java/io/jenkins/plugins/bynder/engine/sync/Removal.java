package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;

/**
 * The planned removal of a known asset that the listing lacks.
 *
 * @param entry its manifest entry
 */
record Removal(ManifestEntry entry, Action action) {

    enum Action {
        /** The file is unchanged: delete it. */
        DELETE,
        /** The file is missing: delete only the manifest entry. */
        FORGET,
        /** A user changed the file: keep it. */
        SPARE,
        /** The settings keep files of removed assets. */
        KEEP,
        /** The portal does not confirm the removal: keep the file. */
        UNPROVEN
    }
}
