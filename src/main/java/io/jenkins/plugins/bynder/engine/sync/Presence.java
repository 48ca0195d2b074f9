package io.jenkins.plugins.bynder.engine.sync;

/** The state of an asset that was requested by id. Nothing is deleted without an answer of the portal. */
public enum Presence {
    /** It has the tag and is not archived. */
    IN_SET,
    /** The portal knows no such asset, or it is archived, or shows other tags. */
    GONE,
    /** The response contains no tags, which is no proof if the asset was just listed with the tag. */
    NO_TAGS,
    /** No readable answer. */
    UNKNOWN
}
