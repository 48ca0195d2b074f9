package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Settings of one sync. Start from {@link #of} and change what differs.
 *
 * @param portal whose folder it is
 * @param tag exactly as Bynder shows it
 * @param removedAssets what happens to files of removed assets
 * @param maxDeletions maximum number of files that may be deleted, or {@link #DEFAULT_DELETION_LIMIT}
 * @param derivative name of the derivative to download instead of the original, empty for the original
 * @param writeMetadata whether to write a JSON file with the asset's metadata beside each file
 * @param dryRun plan and report, change nothing
 * @param concurrency parallel transfers, 1 to {@link #MAX_CONCURRENCY}
 * @param deleteDespiteFailures whether files of assets that are proven gone are deleted although other assets failed
 * @param listing how much of the listing to read
 */
public record SyncSettings(
        PortalAddress portal,
        String tag,
        RemovedAssetsPolicy removedAssets,
        int maxDeletions,
        String derivative,
        boolean writeMetadata,
        boolean dryRun,
        int concurrency,
        Shard shard,
        boolean deleteDespiteFailures,
        ListingSettings listing)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** The default limit: stop when more than 10 files and more than 10 % of the folder would be deleted. */
    public static final int DEFAULT_DELETION_LIMIT = -1;

    /** Default number of parallel transfers. */
    public static final int CONCURRENCY = 16;

    /** More than this gains nothing on one machine and looks like an attack to the file host. */
    public static final int MAX_CONCURRENCY = 128;

    public SyncSettings {
        Objects.requireNonNull(portal);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(removedAssets);
        Objects.requireNonNull(derivative);
        Objects.requireNonNull(shard);
        Objects.requireNonNull(listing);
        if (maxDeletions < DEFAULT_DELETION_LIMIT) {
            throw new InvalidValueException(SyncTexts.message("settings.maxDeletions"));
        }
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new InvalidValueException(SyncTexts.message("settings.concurrency", MAX_CONCURRENCY));
        }
    }

    /** Originals, 16 parallel transfers, the default deletion limit. */
    public static SyncSettings of(PortalAddress portal, String tag) {
        return new Copy(portal, tag).settings();
    }

    public SyncSettings withRemovedAssets(RemovedAssetsPolicy removedAssets) {
        return changed(copy -> copy.removedAssets = removedAssets);
    }

    public SyncSettings withMaxDeletions(int maxDeletions) {
        return changed(copy -> copy.maxDeletions = maxDeletions);
    }

    public SyncSettings withDerivative(String derivative) {
        return changed(copy -> copy.derivative = derivative);
    }

    public SyncSettings withWriteMetadata(boolean writeMetadata) {
        return changed(copy -> copy.writeMetadata = writeMetadata);
    }

    public SyncSettings withDryRun(boolean dryRun) {
        return changed(copy -> copy.dryRun = dryRun);
    }

    public SyncSettings withConcurrency(int concurrency) {
        return changed(copy -> copy.concurrency = concurrency);
    }

    public SyncSettings withShard(Shard shard) {
        return changed(copy -> copy.shard = shard);
    }

    public SyncSettings withDeleteDespiteFailures(boolean deleteDespiteFailures) {
        return changed(copy -> copy.deleteDespiteFailures = deleteDespiteFailures);
    }

    public SyncSettings withListing(ListingSettings listing) {
        return changed(copy -> copy.listing = listing);
    }

    private SyncSettings changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /** Changeable settings with their defaults; portal and tag stay. */
    private static final class Copy {

        private final PortalAddress portal;
        private final String tag;
        private RemovedAssetsPolicy removedAssets = RemovedAssetsPolicy.DELETE;
        private int maxDeletions = DEFAULT_DELETION_LIMIT;
        private String derivative = "";
        private boolean writeMetadata;
        private boolean dryRun;
        private int concurrency = CONCURRENCY;
        private Shard shard = Shard.whole();
        private boolean deleteDespiteFailures;
        private ListingSettings listing = ListingSettings.automatic();

        Copy(PortalAddress portal, String tag) {
            this.portal = portal;
            this.tag = tag;
        }

        Copy(SyncSettings original) {
            this(original.portal, original.tag);
            removedAssets = original.removedAssets;
            maxDeletions = original.maxDeletions;
            derivative = original.derivative;
            writeMetadata = original.writeMetadata;
            dryRun = original.dryRun;
            concurrency = original.concurrency;
            shard = original.shard;
            deleteDespiteFailures = original.deleteDespiteFailures;
            listing = original.listing;
        }

        SyncSettings settings() {
            return new SyncSettings(
                    portal,
                    tag,
                    removedAssets,
                    maxDeletions,
                    derivative,
                    writeMetadata,
                    dryRun,
                    concurrency,
                    shard,
                    deleteDespiteFailures,
                    listing);
        }
    }
}
