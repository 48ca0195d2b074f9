package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.Backoff;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything before the first change: the listing, the inspection of the folder, requests to the portal, the plan. */
final class Preparation implements AutoCloseable {

    /** Work in the folder that a killed run left, done when the listing is complete. */
    @FunctionalInterface
    interface Cleanup {
        void run() throws IOException;
    }

    /** Ids in one question to the controller. */
    private static final int QUESTION = 1000;

    private final AssetSource source;
    private final FileHost host;
    private final SyncProgress progress;
    private final Backoff backoff;
    private final long pauseMillis;
    private final SyncSettings settings;
    private final FolderContext folderContext;
    private Optional<PageAhead> ahead = Optional.empty();
    private Optional<PageAhead> newest = Optional.empty();
    private LocalizableText lost = LocalizableText.EMPTY;

    Preparation(SyncContext context, SyncSettings settings, FolderContext folderContext) {
        this.source = context.source();
        this.host = context.host();
        this.progress = context.progress();
        this.backoff = context.timings().backoff();
        this.pauseMillis = context.timings().listingMillis();
        this.settings = settings;
        this.folderContext = folderContext;
    }

    /** Requests the first page while the manifest is read, if it will be needed. */
    void begin() throws IOException {
        if (!settings.derivative().isEmpty()) {
            return;
        }
        ImportFolder folder = folderContext.folder();
        if (settings.listing().isFull() || settings.shard().count() > 1 || folder.isManifestShort()) {
            pages().ask(1);
            return;
        }
        Optional<ListingState> last = ManifestContent.lastListing(folder.manifest());
        if (last.isPresent() && new ListingRules(settings, last.get()).isQuick()) {
            PageAhead first = new PageAhead(source::newest, QuickListing.limit(last.get()), 1);
            newest = Optional.of(first);
            first.ask(1);
        }
    }

    /** Reads a page, newest assets first; the first page may already be in flight. */
    private ListingPage newest(int number, int limit) throws IOException, InterruptedException {
        return newest.isPresent() && newest.get().isNext(number, limit)
                ? newest.get().take()
                : source.newest(number, limit);
    }

    private PageAhead pages() {
        PageAhead pages = ahead.orElseGet(() -> new PageAhead(source));
        ahead = Optional.of(pages);
        return pages;
    }

    /**
     * The plan, and the listing it is based on.
     *
     * @param lost why known assets could not be requested any more; empty if they could
     */
    record Prepared(Plan plan, ListingReader.Reading reading, LocalizableText lost) {}

    /**
     * @param entries the manifest; {@code cleanup} and {@code learned} may change it
     * @param state what the last listing has shown
     * @param cleanup runs after the listing is complete
     */
    Prepared plan(
            ManifestEntries entries,
            ListingState state,
            MetadataSource metadata,
            Cleanup cleanup,
            ChangeDetection.Learned learned)
            throws IOException, InterruptedException {
        boolean unsure = !settings.derivative().isEmpty() && !isMade(settings.derivative());
        progress.enter(SyncProgress.Phase.LISTING);
        PageComparison.Extraction extraction =
                (asset, known) -> ListedAsset.of(asset, settings, known, metadata.of(asset, known));
        Listing.Keep keep = asset -> extraction.extract(asset, entries.find(asset.id()));
        PageComparison comparison = new PageComparison(entries, folderContext.folder(), settings, extraction);
        ListingReader reader = new ListingReader(
                source, settings, state, entries, progress, this::newest, taker -> all(entries, taker, comparison));
        ListingReader.Reading reading = reader.read(keep);
        if (unsure && reading.listing() == SyncReport.Listing.FULL) {
            requireListed(reading.result().assets(), entries.values());
        }
        progress.enter(SyncProgress.Phase.PLANNING);
        cleanup.run();
        Map<String, AssetFacts> facts = inspect(reading, entries, learned);
        if (reading.listing() == SyncReport.Listing.QUICK) {
            Set<String> damaged = new DamagedFiles(folderContext.folder(), settings)
                    .among(reading.result().settled(), entries, facts);
            // Reading so many by id would cost more requests than reading all pages.
            boolean many = damaged.size()
                    > Portal.IDS_PER_REQUEST * reading.result().figures().pages();
            Optional<List<ListedAsset>> repairs = Optional.empty();
            LocalizableText reason = SyncTexts.message(many ? "listing.quick.damaged" : "listing.quick.contradiction");
            try {
                repairs = many ? Optional.empty() : read(damaged, keep);
            } catch (PortalException e) {
                if (e.problem().endsListing()) {
                    throw e;
                }
                reason = SyncTexts.message("listing.quick.failed", e.why());
            }
            reading = repairs.isPresent()
                    ? reading.with(reading.result().with(repairs.get(), entries))
                    : reader.full(keep, reason, Obstacle.NOTHING);
            if (!damaged.isEmpty()) {
                facts = inspect(reading, entries, learned);
            }
        }
        Listing.Result result = reading.result();
        Planner planner = new Planner(settings, entries, () -> entries.except(result.settled()), facts);
        return new Prepared(planner.plan(result), reading, lost);
    }

    private Listing.Result all(ManifestEntries entries, Listing.Keep keep, PageComparison comparison)
            throws IOException, InterruptedException {
        PageAhead pages = pages();
        ahead = Optional.empty();
        try (pages) {
            return new Listing(
                            source,
                            pages,
                            entries,
                            this::isRemovable,
                            settings.deleteDespiteFailures(),
                            progress,
                            pauseMillis)
                    .read(keep, comparison);
        }
    }

    /** The assets whose files must be downloaded again; empty if the portal does not list all of them. */
    private Optional<List<ListedAsset>> read(Set<String> damaged, Listing.Keep keep)
            throws IOException, InterruptedException {
        List<ListedAsset> assets = new ArrayList<>();
        if (!damaged.isEmpty()) {
            for (Asset asset : source.assets(damaged)) {
                assets.add(keep.keep(asset));
            }
        }
        return Optional.of(assets).filter(read -> read.size() == damaged.size());
    }

    private Map<String, AssetFacts> inspect(
            ListingReader.Reading reading, ManifestEntries entries, ChangeDetection.Learned learned)
            throws IOException, InterruptedException {
        AssetInspector inspector = new AssetInspector(folderContext, source, host, backoff, settings.portal());
        ChangeDetection detection = new ChangeDetection(inspector, settings, learned, host::cancelAll);
        Map<String, AssetFacts> facts = detection(detection, reading, entries);
        lost = detection.lost();
        List<String> edited = facts.entrySet().stream()
                .filter(fact -> fact.getValue().check() instanceof RemoteCheck.Same)
                .map(Map.Entry::getKey)
                .toList();
        for (int from = 0; from < edited.size(); from += QUESTION) {
            List<String> some = edited.subList(from, Math.min(from + QUESTION, edited.size()));
            source.ownEdits(new ArrayList<>(some))
                    .forEach(id -> facts.computeIfPresent(id, (same, fact) -> fact.asOwnEdit()));
        }
        return facts;
    }

    private Map<String, AssetFacts> detection(
            ChangeDetection detection, ListingReader.Reading reading, ManifestEntries entries)
            throws IOException, InterruptedException {
        List<ChangeDetection.Subject> subjects = subjects(reading.result(), entries);
        if (reading.listing() != SyncReport.Listing.QUICK) {
            return detection.of(subjects.iterator(), subjects.size());
        }
        Set<String> settled = reading.result().settled();
        Stream<ChangeDetection.Subject> unread = entries.values().stream()
                .filter(entry -> settled.contains(entry.id()))
                .map(entry -> new ChangeDetection.Subject(entry, Optional.empty()));
        return detection.of(Stream.concat(subjects.stream(), unread).iterator(), subjects.size() + settled.size());
    }

    /** Cancels requests in flight. */
    @Override
    public void close() {
        ahead.ifPresent(PageAhead::close);
        newest.ifPresent(PageAhead::close);
    }

    /** Whether its file may be removed: not if it is kept on purpose. */
    private boolean isRemovable(ManifestEntry entry) {
        boolean settled = entry.kept() && settings.removedAssets() == RemovedAssetsPolicy.KEEP;
        return !settled && settings.shard().holds(entry.id());
    }

    /**
     * Whether the portal lists the derivative. Not every user may request that list, and the call is deprecated:
     * without an answer, the listed assets decide.
     */
    private boolean isMade(String derivative) throws SyncException, InterruptedException {
        if (Portal.BUILT_IN_RENDITIONS.stream().anyMatch(derivative::equalsIgnoreCase)) {
            return true;
        }
        Set<String> renditions;
        try {
            renditions = source.renditions();
        } catch (PortalException e) {
            return false;
        }
        if (renditions.stream().noneMatch(derivative::equalsIgnoreCase)) {
            String known = String.join(", ", new TreeSet<>(renditions));
            throw new SyncException(SyncTexts.message("settings.derivative", derivative, known));
        }
        return true;
    }

    private void requireListed(List<ListedAsset> listing, Collection<ManifestEntry> entries) throws SyncException {
        String derivative = settings.derivative();
        boolean known = entries.stream().anyMatch(entry -> entry.revision().isOf(derivative));
        if (!known
                && !listing.isEmpty()
                && listing.stream().allMatch(asset -> asset.rendition().isEmpty())) {
            throw new SyncException(SyncTexts.message("settings.derivativeUnlisted", derivative, listing.size()));
        }
    }

    private List<ChangeDetection.Subject> subjects(Listing.Result listing, ManifestEntries entries) {
        List<ChangeDetection.Subject> subjects = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (ListedAsset asset : listing.assets()) {
            listed.add(asset.id());
            if (settings.shard().holds(asset.id())) {
                entries.find(asset.id())
                        .ifPresent(known -> subjects.add(new ChangeDetection.Subject(known, Optional.of(asset))));
            }
        }
        for (String id : listing.gone()) {
            if (!listed.contains(id)) {
                entries.find(id).ifPresent(entry -> subjects.add(new ChangeDetection.Subject(entry, Optional.empty())));
            }
        }
        return subjects;
    }
}
