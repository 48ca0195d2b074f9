package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/** Something that happened in the {@link SampleLibrary}, after it has happened. */
public record LibraryChange(Kind kind, String assetId, Instant at) {

    /** The distinctions that Bynder's notifications make. */
    public enum Kind {
        CREATED,
        /** Another original became the active one. */
        ORIGINAL,
        /** Title, tags, properties and the like. */
        METADATA,
        ARCHIVED,
        DELETED
    }
}
