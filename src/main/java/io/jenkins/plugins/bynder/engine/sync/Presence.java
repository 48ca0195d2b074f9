package io.jenkins.plugins.bynder.engine.sync;

/** What a portal says of an asset that it was asked for by id. Nothing is deleted unless the portal says something. */
public enum Presence {
    /** It carries the tag and is not archived. */
    IN_SET,
    /** The portal knows no such asset, or it is archived, or shows other tags. */
    GONE,
    /** It shows no tags at all, which is no proof if a listing has just returned it for the tag. */
    NO_TAGS,
    /** No answer, or none that can be read. */
    UNKNOWN
}
