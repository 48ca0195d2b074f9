package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/** A completed change of the {@link SampleLibrary}. */
public record LibraryChange(Kind kind, String assetId, Instant at) {

    /** The kinds that Bynder's notifications distinguish. */
    public enum Kind {
        CREATED,
        /** Another original became active. */
        ORIGINAL,
        /** Title, tags, properties and others. */
        METADATA,
        ARCHIVED,
        DELETED
    }
}
