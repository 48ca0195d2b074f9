package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares the assets of a page with the manifest and the folder, so that nothing has to be kept of those that equal both. Several
 * at once, because the folder may be on a slow disk.
 */
final class PageComparison {

    /** Starting a thread for fewer takes longer than their comparison. */
    private static final int ASSETS_PER_THREAD = 100;

    /** Extracts the needed data of an asset. */
    @FunctionalInterface
    interface Extraction {
        ListedAsset extract(Asset asset, Optional<ManifestEntry> known) throws IOException;
    }

    /**
     * @param same the entry, if neither it nor the file needs a change
     */
    record Compared(ListedAsset asset, Optional<ManifestEntry> same) {}

    private final ManifestEntries entries;
    private final ImportFolder folder;
    private final SyncSettings settings;
    private final Extraction extraction;

    PageComparison(ManifestEntries entries, ImportFolder folder, SyncSettings settings, Extraction extraction) {
        this.entries = entries;
        this.folder = folder;
        this.settings = settings;
        this.extraction = extraction;
    }

    /** In the order of the page. */
    List<Compared> of(List<Asset> page) throws IOException, InterruptedException {
        ConcurrentMap<Integer, Compared> compared = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        try (WorkerGroup group = new WorkerGroup("listing-comparison", () -> {})) {
            int threads = (page.size() + ASSETS_PER_THREAD - 1) / ASSETS_PER_THREAD;
            group.start(Math.min(settings.concurrency(), threads), () -> {
                for (int n = next.getAndIncrement(); n < page.size(); n = next.getAndIncrement()) {
                    compared.put(n, compare(page.get(n)));
                }
            });
            group.join();
        }
        List<Compared> all = new ArrayList<>(page.size());
        for (int n = 0; n < page.size(); n++) {
            all.add(compared.get(n));
        }
        return all;
    }

    private Compared compare(Asset asset) throws IOException {
        Optional<ManifestEntry> known = entries.find(asset.id());
        ListedAsset listed = extraction.extract(asset, known);
        return new Compared(
                listed, known.filter(entry -> isRecorded(listed, entry)).filter(this::isUntouched));
    }

    /** Whether the entry says all that the listing says. */
    private boolean isRecorded(ListedAsset listed, ManifestEntry entry) {
        return settings.shard().holds(entry.id())
                && entry.isInSet()
                && entry.former().isEmpty()
                && entry.title().equals(listed.title())
                && FileNames.belongs(entry.path(), listed.plain(), entry.id())
                && entry.revision().isOf(settings.derivative())
                && (settings.derivative().isEmpty() || !listed.rendition().isEmpty())
                && !ChangeRule.moved(entry.revision(), listed)
                && !listed.metadata().due();
    }

    private boolean isUntouched(ManifestEntry entry) {
        try {
            return folder.isUntouched(entry.file());
        } catch (IOException e) {
            return false; // It is inspected later, and the reason is reported then.
        }
    }
}
