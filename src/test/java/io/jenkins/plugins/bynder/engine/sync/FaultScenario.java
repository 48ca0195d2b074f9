package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one seed leads to: a portal and a folder, users who change both, syncs with faults, and after each of them one
 * without, after which the folder must be correct.
 */
final class FaultScenario implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** As many may run in one round. */
    private static final long SYNCS = 2;

    /** Bytes of a file, of all its versions in one round together. */
    private static final long BIGGEST = 2_000_000;

    /** An answer without a reader may take so long to fail. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Random random;
    private final SyncFixture fixture;
    private final PortalUsers users;
    private final Interruptions interruptions;
    private final SyncSettings settings;
    private final List<String> log = new ArrayList<>();
    private final Random pages;
    private final boolean paged;
    private final Random field;
    private final Random listing;
    private final boolean quick;
    private final int added;
    private final Set<String> tainted = new HashSet<>();
    private FileLedger ledger;
    private int rounds;

    FaultScenario(long seed, Path folder, Workers workers) throws IOException {
        random = new Random(seed);
        fixture = new SyncFixture(folder.resolve("DAM import"));
        fixture.budget(new RequestBudget(1_000_000, Duration.ofMillis(300)));
        users = new PortalUsers(new Random(random.nextLong()), fixture);
        SyncSettings drawn = fixture.settings()
                .withConcurrency(1 + random.nextInt(8))
                .withWriteMetadata(random.nextInt(3) == 0)
                .withMaxDeletions(random.nextInt(3) == 0 ? SyncSettings.DEFAULT_DELETION_LIMIT : 1000);
        // Of its own, so that what a seed decided before there were pages is still the same.
        pages = new Random(~seed);
        paged = pages.nextInt(5) == 0;
        field = new Random(seed * 0x9E3779B97F4A7C15L);
        added = field.nextInt(6) == 0 ? field.nextInt(400) - 150 : 0;
        fixture.portal.quirks().metadataInFiles(added);
        listing = new Random(seed * 0xD1342543DE82EF95L);
        quick = listing.nextInt(3) == 0;
        ledger = new FileLedger(fault -> FileLedger.Effect.NONE, tainted);
        settings = quick ? drawn : drawn.withListing(ListingSettings.full());
        interruptions = new Interruptions(new Random(random.nextLong()), fixture, settings, workers);
    }

    /** @throws AssertionError if anything is not as it should be, with all that happened before */
    void run() throws Exception {
        try {
            runAll();
        } catch (AssertionError e) {
            throw new AssertionError(log + " " + e.getMessage(), e);
        }
    }

    /** How many there were so far; each has a sync with faults and two without. */
    int rounds() {
        return rounds;
    }

    private void runAll() throws Exception {
        if (paged) {
            users.addOutsiders(1000 - pages.nextInt(30));
        }
        users.addAssets();
        if (paged) {
            users.addOutsiders(pages.nextInt(1100));
        } else if (quick) {
            users.addOutsiders(60);
        }
        int planned = 1 + random.nextInt(3);
        while (rounds < planned) {
            rounds++;
            syncWithFaults();
            syncWithoutFaults();
            if (quick) {
                syncQuickly();
            }
            users.later();
            for (int edits = random.nextInt(10); edits > 0; edits--) {
                users.edit();
            }
            users.editFiles();
        }
    }

    private void syncWithFaults() throws Exception {
        FaultMix mix = new FaultMix(random, fixture.portal, users::upload);
        smallPages();
        boolean incomplete = random.nextInt(6) == 0;
        boolean edited = !incomplete && random.nextInt(5) == 0;
        if (incomplete) {
            mix.incompleteListings();
        } else if (edited) {
            mix.meanwhile(() -> {
                users.later();
                users.edit();
            });
        }
        mix.on();
        if (random.nextInt(4) == 0) {
            mix.quirks(users.assets());
        }
        if (paged && pages.nextInt(3) > 0) {
            int slipping = 1 + pages.nextInt(3);
            mix.brokenPages(pages, () -> users.slip(slipping));
        }
        new FieldMix(field, mix, fixture.portal, users.assets(), paged).on();
        ledger = ledger(mix);
        Map<String, String> before = all();
        log.add("faults " + mix.names());
        fixture.patience(mix.patience());
        try (Watcher watcher = new Watcher(fixture.folder, this::isWhole)) {
            log.add(interruptions.run());
            assertThat(watcher).isNotNull();
        }
        mix.off();
        awaitIdle();
        fixture.portal.quirks().metadataInFiles(added);
        smallPages();
        ledger.due(users.arrivals());
        users.assets().stream()
                .filter(asset -> mix.isDenied(asset.id()))
                .forEach(asset -> ledger.due(Map.of(asset.original().itemId(), 1)));
        ledger.read(fixture.portal.traffic().transmissions());
        ledger.broken(interruptions.underWay());
        ledger.ranges();
        if (added < 0) {
            ledger.loose(); // A file that is shorter than the portal says is fetched twice, to be sure of it.
        }
        assertThat(otherFiles()).as("files of otherFiles").isEqualTo(users.otherFiles());
        requireFewRequests();
        requireNoVersionLost(before, mix);
    }

    /** The portal answers even what a sync asked that has been killed; a delayed answer is on no account until then. */
    private void awaitIdle() {
        long deadline = System.nanoTime() + IDLE_NANOS;
        while (!fixture.portal.traffic().isIdle() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private FileLedger ledger(FaultMix mix) throws IOException {
        fixture.portal.traffic().reset();
        users.newRound();
        FileLedger fresh = new FileLedger(mix::effect, tainted);
        fresh.hopeless(mix.hopeless());
        if (mix.isLoose() || added < 0) {
            fresh.loose();
        }
        if (!mix.ranges()) {
            fresh.withoutRanges();
        }
        var files = fixture.files().values();
        for (SampleAsset asset : users.assets()) {
            if (files.contains(fixture.sha256(asset.original()))) {
                fresh.there(asset.original().itemId(), asset.size() + added);
            }
        }
        fresh.due(datedTooEarly());
        return fresh;
    }

    /** Items of versions that are newer than their asset, according to the manifest: the portal's clock was slow. */
    private Map<String, Integer> datedTooEarly() throws IOException {
        Map<String, Integer> items = new HashMap<>();
        for (ManifestEntry entry : recorded()) {
            fixture.library()
                    .find(entry.id())
                    .map(SampleAsset::original)
                    .filter(now ->
                            now.created().toEpochMilli() > entry.revision().modified())
                    .ifPresent(now -> items.put(now.itemId(), 1));
        }
        return items;
    }

    private Collection<ManifestEntry> recorded() throws IOException {
        return ManifestContent.read(fixture.folder.resolve(".bynder/manifest.jsonl"))
                .entries()
                .values();
    }

    /**
     * A file whose asset is still in the set may be replaced, but never be missing. Exceptions are an asset that left
     * the set and came back meanwhile, and one that the portal denied in every answer.
     */
    private void requireNoVersionLost(Map<String, String> before, FaultMix mix) throws IOException {
        requireNoVersionLost(before, asset -> users.hasTouched(asset.id()) || mix.isDenied(asset.id()));
    }

    private void requireNoVersionLost(Map<String, String> before) throws IOException {
        requireNoVersionLost(before, asset -> users.hasTouched(asset.id()));
    }

    private void requireNoVersionLost(Map<String, String> before, Predicate<SampleAsset> excepted) throws IOException {
        var there = all().values();
        for (SampleAsset asset : users.wanted()) {
            if (excepted.test(asset)) {
                continue;
            }
            List<String> versions =
                    asset.versions().stream().map(fixture::sha256).toList();
            if (versions.stream().anyMatch(before::containsValue)) {
                assertThat(there).as("some version of %s", asset.name()).containsAnyElementsOf(versions);
            }
        }
    }

    /** No request is repeated without end: what a round costs is bounded by what there is to list and to fetch. */
    private void requireFewRequests() {
        Traffic traffic = fixture.portal.traffic();
        long listed = fixture.library().size();
        long named = users.assets().size();
        assertThat(traffic.apiRequests())
                .as("API requests for %d listed assets, %d of them in the set", listed, named)
                .isLessThan(SYNCS * (400 + 60 * (listed / 50) + 150 * named));
        Map<String, Long> files = new HashMap<>();
        traffic.transmissions().forEach(one -> files.merge(one.call().assetId(), 1L, Long::sum));
        files.forEach((id, requests) -> assertThat(requests)
                .as("requests for the file of %s", id)
                .isLessThan(SYNCS * (24 + 2 * (BIGGEST / 65_536))));
    }

    /** What the manifest says of an asset is a file with the bytes of one of its own versions. */
    private void requireOwnBytes() throws IOException {
        Map<String, String> files = fixture.files();
        for (ManifestEntry entry : recorded()) {
            String sha256 = files.getOrDefault(entry.file().path(), "");
            Optional<SampleAsset> asset = fixture.library().find(entry.id());
            if (asset.isPresent() && !sha256.isEmpty() && !users.hasEdited(sha256)) {
                assertThat(asset.get().versions())
                        .as("%s holds a version of %s", entry.file().path(), entry.id())
                        .extracting(fixture::sha256)
                        .contains(sha256);
            }
        }
    }

    /** So that a listing of few assets has several pages; a small page says that it is one by its number of entries. */
    private void smallPages() {
        if (quick && !paged) {
            fixture.portal.quirks().pageLimit(50);
        }
    }

    /**
     * Syncs that read less than all pages. They delete no file of an asset that is in the set; that the folder
     * equals the set is asked only of the full listing after them.
     */
    private void syncQuickly() throws Exception {
        users.takeNamed();
        SyncReport report = sync(ListingSettings.automatic());
        for (int round = 1 + listing.nextInt(3); round > 0; round--) {
            fixture.library().datesStay(listing.nextInt(4) == 0);
            fixture.library().slowClock(Duration.ofSeconds(listing.nextInt(3) == 0 ? listing.nextInt(600) : 0));
            users.newRound();
            users.later();
            for (int edits = listing.nextInt(4); edits > 0; edits--) {
                users.edit();
            }
            if (listing.nextInt(3) == 0) {
                users.swap();
            }
            boolean lost = listing.nextInt(4) == 0;
            boolean scoped = listing.nextBoolean() && !lost;
            ListingSettings wanted = scoped
                    ? ListingSettings.automatic()
                            .withChanged(users.takeNamed(), report.reading().generation())
                    : ListingSettings.automatic();
            if (listing.nextInt(4) == 0) {
                fixture.portal
                        .faults()
                        .add(FaultRule.api(Fault.meanwhile(users::swap))
                                .on(Route.MEDIA_LIST)
                                .skip(listing.nextInt(3))
                                .times(1 + listing.nextInt(2)));
            }
            Map<String, String> before = all();
            report = sync(wanted);
            fixture.portal.faults().clear();
            log.add(report.reading().listing() + " " + report.reading().reason() + " " + report.end());
            requireNoVersionLost(before);
            ledger.due(users.arrivals());
        }
        fixture.library().datesStay(false);
        fixture.library().slowClock(Duration.ZERO);
        syncWithoutFaults();
    }

    private void syncWithoutFaults() throws Exception {
        fixture.library().settle();
        fixture.patience(Duration.ofSeconds(60));
        SyncReport report = sync(ListingSettings.full());
        if (added != 0 && report.count(Outcome.UNAVAILABLE) > 0) {
            report = aDayLater();
        }
        assertThat(report.complete()).as("%s", summary(report)).isTrue();
        Map<String, String> files = visible();
        List<String> wanted = users.wanted().stream()
                .map(asset -> fixture.sha256(asset.original()))
                .toList();
        List<String> more = new ArrayList<>(files.values());
        for (String sha256 : wanted) {
            assertThat(more.remove(sha256))
                    .as("a file for each asset: %s", summary(report))
                    .isTrue();
        }
        assertThat(more).as("nothing else").allMatch(users::hasEdited);
        assertThat(otherFiles()).isEqualTo(users.otherFiles());
        requireOwnBytes();
        SyncReport again = sync(settings.listing());
        ledger.read(fixture.portal.traffic().transmissions());
        assertThat(ledger.twice()).as("was sent twice").isEmpty();
        assertThat(again.changed()).as("%s", summary(again)).isFalse();
        assertThat(again.bytesDownloaded()).isZero();
        assertThat(again.complete()).isTrue();
        assertThat(fixture.folder.resolve(".bynder/parts")).isEmptyDirectory();
        assertThat(fixture.folder.resolve(".bynder/parts.jsonl")).doesNotExist();
        assertThat(visible()).isEqualTo(files);
    }

    /** Where no file has its listed size, the current version can look like the one before; that guess ends. */
    private SyncReport aDayLater() throws IOException {
        fixture.lag(0);
        SyncReport report = sync(ListingSettings.full());
        fixture.lag(Long.MAX_VALUE);
        return report;
    }

    private SyncReport sync(ListingSettings wanted) throws IOException {
        return fixture.sync(all -> settings.withMaxDeletions(1000).withListing(wanted));
    }

    private static String summary(SyncReport report) {
        return report.end() + " " + report.message() + " " + report.counts() + " "
                + report.assets().stream()
                        .filter(asset -> asset.outcome() == Outcome.FAILED)
                        .map(AssetReport::reason)
                        .toList();
    }

    private Map<String, String> otherFiles() throws IOException {
        Map<String, String> files = fixture.files();
        files.keySet().retainAll(users.otherFiles().keySet());
        return files;
    }

    /** The files of the sync that users see, those with metadata left out. */
    private Map<String, String> visible() throws IOException {
        Map<String, String> files = new TreeMap<>(fixture.files());
        files.keySet().removeAll(users.otherFiles().keySet());
        for (String name : Set.copyOf(files.keySet())) {
            if (!users.isWhole(files.get(name)) && isMetadata(fixture.folder.resolve(name))) {
                files.remove(name);
            }
        }
        return files;
    }

    /** All files, those among the parts included, where a killed sync may have left one that was on its way. */
    private Map<String, String> all() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> found = Files.walk(fixture.folder)) {
            for (Path file : found.toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    String sha256 = ImportFolder.sha256(file);
                    if (users.isWhole(sha256)) {
                        files.put(file.toString(), sha256);
                    }
                }
            }
        }
        return files;
    }

    private boolean isWhole(Path file) {
        try {
            return users.isWhole(ImportFolder.sha256(file)) || isMetadata(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMetadata(Path file) throws IOException {
        if (!settings.writeMetadata() || !file.toString().endsWith(".json")) {
            return false;
        }
        try {
            return JSON.readTree(Files.readAllBytes(file)).has("id");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Override
    public void close() {
        fixture.close();
    }
}
