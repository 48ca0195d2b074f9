package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.RemovedAssetsPolicy;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What a sync is to do, for every command that syncs. */
final class SyncOptions {

    @Option(names = "--into", paramLabel = "DIR", defaultValue = "DAM import")
    private String into = "";

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "" + SyncSettings.CONCURRENCY)
    private int concurrency;

    @Option(names = "--gone", paramLabel = "delete|keep", defaultValue = "delete")
    private RemovedAssetsPolicy gone = RemovedAssetsPolicy.DELETE;

    @Option(names = "--max-deletions", paramLabel = "N")
    private Integer maxDeletions;

    @Option(names = "--delete-despite-failures")
    private boolean deleteDespiteFailures;

    @Option(names = "--derivative", paramLabel = "NAME", defaultValue = "")
    private String derivative = "";

    @Option(names = "--metadata")
    private boolean metadata;

    /** @throws ConfigurationException if this machine can have no such folder */
    Path folder() {
        if (into.isBlank()) {
            throw new ConfigurationException(CliTexts.text("sync.into"));
        }
        try {
            return Path.of(into).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(CliTexts.text("sync.intoUnusable", into), e);
        }
    }

    /** @throws ConfigurationException if an option is none that a sync can have */
    SyncSettings settings(Portal portal, Tag tag) {
        SyncSettings settings = PortalOptions.parsed(() -> SyncSettings.of(portal.address(), tag.value())
                .withConcurrency(concurrency)
                .withDeleteDespiteFailures(deleteDespiteFailures)
                .withRemovedAssets(gone)
                .withDerivative(derivative)
                .withWriteMetadata(metadata));
        if (maxDeletions == null) {
            return settings;
        }
        if (maxDeletions < 0) {
            throw new ConfigurationException(CliTexts.text("sync.maxDeletions"));
        }
        return settings.withMaxDeletions(maxDeletions);
    }
}
