package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The result of a sync.
 *
 * @param portal address of the portal
 * @param importFolder absolute path of the folder, as spelled on its machine
 * @param end how the sync ended
 * @param why it ended like this; with {@link End#DONE} empty or a note, for example
 *     about a damaged manifest
 * @param counts number of assets by outcome; every outcome has an entry
 * @param assets all assets except unchanged ones, failures first
 * @param dryRun whether this is what a real sync would do
 * @param disclaimers texts that the portal shows with the downloaded files, as plain text, each once
 * @param reading how much of the listing was read
 */
public record SyncReport(
        String portal,
        String tag,
        String importFolder,
        End end,
        LocalizableText why,
        Map<Outcome, Integer> counts,
        List<AssetReport> assets,
        long apiRequests,
        long bytesDownloaded,
        long millis,
        boolean dryRun,
        List<String> disclaimers,
        Reading reading)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** How much of the listing a sync read. */
    public enum Listing {
        /** Nothing was read to its end. */
        NONE,
        /** All pages. */
        FULL,
        /** The latest changes. */
        QUICK,
        /** The assets that events had named. */
        SCOPED
    }

    /**
     * How much of the listing was read.
     *
     * @param why all pages were read; empty for the other kinds
     * @param generation of the folder after the sync; 0 if the folder is not as the listing says
     */
    public record Reading(Listing listing, LocalizableText why, long generation) implements Serializable {

        private static final long serialVersionUID = 1;

        public Reading {
            Objects.requireNonNull(listing);
            Objects.requireNonNull(why);
        }

        public static Reading none() {
            return new Reading(Listing.NONE, LocalizableText.EMPTY, 0);
        }

        /** In the language of the machine that made the report. */
        public String reason() {
            return why.text();
        }

        /** Whether all assets of the set were seen. */
        public boolean isFull() {
            return listing == Listing.FULL;
        }
    }

    /** How a sync ended. Completed files are kept in every case. */
    public enum End {
        /** The folder holds what the portal lists. */
        DONE,
        /** Some assets failed, the others are done; nothing was deleted. */
        COMPLETED_WITH_FAILURES,
        /** More files would have been deleted than allowed: all else is done, none was deleted. */
        DELETION_LIMIT,
        /** Files are missing that may become available later, or the portal listed fewer assets than it counts. */
        INCOMPLETE,
        /** The portal rejected requests or could not be reached any more. */
        PORTAL_UNAVAILABLE,
        /** Interrupted; a rerun continues. */
        INTERRUPTED
    }

    public SyncReport {
        Objects.requireNonNull(portal);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(importFolder);
        Objects.requireNonNull(end);
        Objects.requireNonNull(why);
        Objects.requireNonNull(reading);
        counts = Map.copyOf(counts);
        assets = List.copyOf(assets);
        disclaimers = List.copyOf(disclaimers);
    }

    /** Why it ended like this, in the language of the machine that made the report. */
    public String message() {
        return why.text();
    }

    /** Whether the folder matches the set, or would after a real sync. */
    public boolean complete() {
        return end == End.DONE;
    }

    /** Number of assets with this outcome. */
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** Whether any file in the folder was added, changed, renamed or deleted. */
    public boolean changed() {
        return count(Outcome.ADDED)
                        + count(Outcome.UPDATED)
                        + count(Outcome.RENAMED)
                        + count(Outcome.REPAIRED)
                        + count(Outcome.DELETED)
                > 0;
    }

    /** The same report with at most that many assets; the counts stay complete. */
    public SyncReport withAssetsAtMost(int max) {
        return assets.size() <= max ? this : with(importFolder, assets.subList(0, max));
    }

    /** The same report with only these assets; the counts stay complete. */
    public SyncReport withAssets(List<AssetReport> some) {
        return with(importFolder, some);
    }

    /** The same report with another spelling of the folder. */
    public SyncReport withImportFolder(String folder) {
        return with(folder, assets);
    }

    /**
     * The fields by their names in JSON and Pipelines, without counts and assets. Values are texts, numbers, booleans
     * and lists of texts.
     */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("portal", portal);
        fields.put("tag", tag);
        fields.put("importFolder", importFolder);
        fields.put("dryRun", dryRun);
        fields.put("end", end.name());
        fields.put("message", message());
        fields.put("complete", complete());
        fields.put("changed", changed());
        fields.put("listing", reading.listing().name().toLowerCase(Locale.ROOT));
        fields.put("listingReason", reading.reason());
        fields.put("disclaimers", new ArrayList<>(disclaimers));
        fields.put("apiRequests", apiRequests);
        fields.put("bytesDownloaded", bytesDownloaded);
        fields.put("millis", millis);
        return fields;
    }

    private SyncReport with(String folder, List<AssetReport> some) {
        return new SyncReport(
                portal,
                tag,
                folder,
                end,
                why,
                counts,
                some,
                apiRequests,
                bytesDownloaded,
                millis,
                dryRun,
                disclaimers,
                reading);
    }
}
