package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.RemovedAssetsPolicy;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command that syncs. */
final class SyncOptions {

    @Option(names = "--import-folder", paramLabel = "DIR", defaultValue = "DAM import")
    private String importFolder = "";

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "" + SyncSettings.CONCURRENCY)
    private int concurrency;

    @Option(names = "--removed-assets", paramLabel = "delete|keep", defaultValue = "delete")
    private RemovedAssetsPolicy removedAssets = RemovedAssetsPolicy.DELETE;

    @Option(names = "--max-deletions", paramLabel = "N")
    private Integer maxDeletions;

    @Option(names = "--delete-despite-failures")
    private boolean deleteDespiteFailures;

    @Option(names = "--derivative", paramLabel = "NAME", defaultValue = "")
    private String derivative = "";

    @Option(names = "--write-metadata")
    private boolean writeMetadata;

    @Option(names = "--listing", paramLabel = "auto|full", defaultValue = "auto")
    private ListingSettings.Mode listing = ListingSettings.Mode.AUTO;

    @Option(names = "--full-listing-every", paramLabel = "HOURS", defaultValue = "" + ListingSettings.FULL_EVERY_HOURS)
    private int fullListingEvery;

    /** @throws ConfigurationException if the folder name cannot be represented on this machine */
    Path folder() {
        if (importFolder.isBlank()) {
            throw new ConfigurationException(CliTexts.text("sync.importFolder"));
        }
        try {
            return Path.of(importFolder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(CliTexts.text("sync.importFolderUnusable", importFolder), e);
        }
    }

    /** @throws ConfigurationException if an option has an invalid value */
    SyncSettings settings(Portal portal, Tag tag) {
        SyncSettings settings = PortalOptions.parsed(() -> SyncSettings.of(portal.address(), tag.value())
                .withConcurrency(concurrency)
                .withDeleteDespiteFailures(deleteDespiteFailures)
                .withRemovedAssets(removedAssets)
                .withDerivative(derivative)
                .withWriteMetadata(writeMetadata)
                .withListing(ListingSettings.automatic().withMode(listing).withFullEveryHours(fullListingEvery)));
        if (maxDeletions == null) {
            return settings;
        }
        if (maxDeletions < 0) {
            throw new ConfigurationException(CliTexts.text("sync.maxDeletions"));
        }
        return settings.withMaxDeletions(maxDeletions);
    }
}
