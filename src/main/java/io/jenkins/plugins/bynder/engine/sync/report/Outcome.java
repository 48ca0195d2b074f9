package io.jenkins.plugins.bynder.engine.sync.report;

import java.util.Locale;

/** The result of a sync for one asset. */
public enum Outcome {
    ADDED("added"),
    UPDATED("updated"),
    RENAMED("renamed"),
    /** The asset changed, but neither its file nor its file name. */
    METADATA_ONLY("metadataOnly"),
    /** The local file was missing or changed and has been downloaded again. */
    REPAIRED("repaired"),
    UNCHANGED("unchanged"),
    DELETED("deleted"),
    /** The asset or its file is gone from the portal; the local file was kept. */
    KEPT("kept"),
    /** The portal lists the asset, but its file is not available yet; a later sync gets it. */
    UNAVAILABLE("unavailable"),
    FAILED("failed");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /** The word in JSON. */
    public String key() {
        return key;
    }

    /** What a dry run says of an asset to which a sync would do this. */
    public String plannedLabel(Locale locale) {
        return switch (this) {
            case ADDED, UPDATED, RENAMED, METADATA_ONLY, REPAIRED, DELETED, KEPT ->
                SyncTexts.text(locale, "planned." + key);
            case UNCHANGED, UNAVAILABLE, FAILED -> label(locale);
        };
    }

    /** The user-facing word. */
    public String label(Locale locale) {
        return SyncTexts.text(locale, "outcome." + key);
    }
}
