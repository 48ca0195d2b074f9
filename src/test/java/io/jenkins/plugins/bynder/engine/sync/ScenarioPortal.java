package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A portal, a folder and a manifest, all in memory; as hostile as chance makes them. */
final class ScenarioPortal {

    private static final SyncSettings SETTINGS =
            SyncSettings.of(PortalAddress.of("brand.bynder.com"), "Gelato").withMaxDeletions(1_000_000);

    /** An asset with its file: the version decides the bytes. */
    private record Item(String id, String title, int version, long modified, long created) {

        String sha256() {
            return Sha256.hex(Sha256.sha256(id + " " + version));
        }
    }

    private final Random random;
    private final Map<String, Item> portal = new TreeMap<>();
    private final Map<String, ManifestEntry> manifest = new HashMap<>();
    private final Map<String, String> folder = new HashMap<>();
    private int ids;
    private long clock = 1_000_000;

    ScenarioPortal(Random random) {
        this.random = random;
    }

    /** People at work, in the portal and in the folder. */
    void change() {
        int changes = 1 + random.nextInt(12);
        for (int n = 0; n < changes; n++) {
            clock += 1000;
            List<Item> items = new ArrayList<>(portal.values());
            if (items.size() < 3 || random.nextInt(3) == 0) {
                String id = String.format("%08X-%04X", random.nextInt(4), ids++);
                portal.put(id, new Item(id, title(), 1, clock, random.nextInt(3)));
                continue;
            }
            Item item = items.get(random.nextInt(items.size()));
            switch (random.nextInt(6)) {
                case 0 -> portal.remove(item.id());
                case 1 -> edit(item, title(), item.version());
                case 2 -> edit(item, title(), item.version() + 1);
                case 3 -> edit(item, item.title(), item.version() + random.nextInt(2));
                case 4 -> exchangeTitles(item, items.get(random.nextInt(items.size())));
                default -> tamper(item);
            }
        }
    }

    private String title() {
        List<String> titles = List.of("a", "A", "b", "a (00000001)", "a.json", "ß", "ss", "", "..", "c", "d");
        return titles.get(random.nextInt(titles.size()));
    }

    private void edit(Item item, String title, int version) {
        portal.put(item.id(), new Item(item.id(), title, version, clock, item.created()));
    }

    private void exchangeTitles(Item one, Item other) {
        edit(one, other.title(), one.version());
        if (one != other) {
            edit(other, one.title(), other.version());
        }
    }

    private void tamper(Item item) {
        ManifestEntry entry = manifest.get(item.id());
        if (entry != null && random.nextBoolean()) {
            folder.remove(entry.path());
        } else if (entry != null) {
            folder.put(entry.path(), Sha256.hex(Sha256.sha256("by hand " + clock)));
        }
    }

    List<ListedAsset> listing() {
        return portal.values().stream()
                .map(item -> new ListedAsset(
                        item.id(),
                        item.title(),
                        FileNames.plain(item.title(), "jpg", "", item.id()),
                        100,
                        item.modified(),
                        item.created(),
                        "",
                        MetadataSpool.Entry.NONE))
                .toList();
    }

    Plan plan() {
        return plan(listing());
    }

    Plan plan(List<ListedAsset> listing) {
        return planner(SETTINGS).plan(whole(listing, Shard.whole()));
    }

    /** All that is not listed is gone. */
    private Listing.Result whole(List<ListedAsset> listing, Shard shard) {
        Set<String> gone = new HashSet<>(manifest.keySet());
        listing.forEach(asset -> gone.remove(asset.id()));
        gone.removeIf(id -> !shard.holds(id));
        return new Listing.Result(
                listing, List.of(), gone, Set.of(), List.of(), nothing(), new NameRegistry(), ListingFigures.none());
    }

    private static IdSet nothing() {
        try (ManifestContent empty = ManifestContent.read(Path.of("no manifest"))) {
            return empty.entries().noIds();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Planner planner(SyncSettings settings) {
        return new Planner(settings, Map.copyOf(manifest), manifest.values()::stream, facts());
    }

    Plan plan(Shard shard) {
        return planner(SETTINGS.withShard(shard)).plan(whole(listing(), shard));
    }

    private Map<String, AssetFacts> facts() {
        Map<String, AssetFacts> facts = new HashMap<>();
        for (ManifestEntry entry : manifest.values()) {
            AssetFacts found = new AssetFacts(local(entry), check(entry));
            if (!found.equals(AssetFacts.SETTLED)) {
                facts.put(entry.id(), found);
            }
        }
        return facts;
    }

    private LocalState local(ManifestEntry entry) {
        String there = folder.get(entry.path());
        if (there == null) {
            return LocalState.MISSING;
        }
        return there.equals(entry.file().sha256()) ? LocalState.SAME : LocalState.CHANGED;
    }

    private RemoteCheck check(ManifestEntry entry) {
        Item item = portal.get(entry.id());
        if (item == null || item.modified() == entry.revision().modified()) {
            return RemoteCheck.NOT_NEEDED;
        }
        OriginalVersion now = new OriginalVersion(
                "item" + item.version(), item.version(), "x.jpg", 100, Instant.EPOCH, 1, Instant.EPOCH);
        return item.sha256().equals(entry.file().sha256()) ? new RemoteCheck.Same(now) : new RemoteCheck.Other(now);
    }

    /** In the order of {@link PlanExecutor}; a file that another asset has at that moment is never written over. */
    void carryOut(Plan plan) {
        assertThat(plan.guarded()).isFalse();
        Map<String, String> aside = new HashMap<>();
        for (PlanStep step : plan.steps()) {
            if (step.action() == PlanStep.Action.MOVE && step.parkFirst()) {
                aside.put(step.id(), folder.remove(step.known().orElseThrow().path()));
            }
        }
        for (PlanStep step : plan.steps()) {
            if (step.action() == PlanStep.Action.MOVE && !step.parkFirst()) {
                put(step, folder.remove(step.known().orElseThrow().path()));
            }
        }
        plan.steps().stream()
                .filter(step -> aside.containsKey(step.id()))
                .forEach(step -> put(step, aside.get(step.id())));
        for (PlanStep step : plan.steps()) {
            if (step.action() == PlanStep.Action.FETCH) {
                fetch(step);
            } else if (step.action() == PlanStep.Action.NOTE) {
                put(step, folder.remove(step.path()));
            }
        }
        for (Removal removal : plan.removals()) {
            // A sync keeps an edited file and its name. Here it is removed, so that every round ends in the same state.
            folder.remove(removal.entry().path());
            manifest.remove(removal.entry().id());
        }
        for (PlanStep step : plan.steps()) {
            if (!step.preferredPath().equals(step.path()) && isFree(step.preferredPath())) {
                ManifestEntry entry = manifest.get(step.id());
                folder.put(step.preferredPath(), folder.remove(entry.path()));
                manifest.put(step.id(), entry.withFile(entry.file().at(step.preferredPath())));
            }
        }
    }

    private boolean isFree(String name) {
        return folder.keySet().stream().noneMatch(other -> FileNames.key(other).equals(FileNames.key(name)));
    }

    private void fetch(PlanStep step) {
        step.known()
                .map(ManifestEntry::path)
                .filter(old -> !old.equals(step.path()))
                .ifPresent(folder::remove);
        boolean own = step.known().isPresent() && step.known().get().path().equals(step.path());
        if (own) {
            folder.remove(step.path());
        }
        put(step, portal.get(step.id()).sha256());
    }

    private void put(PlanStep step, String sha256) {
        assertThat(folder).as("free for %s", step).doesNotContainKey(step.path());
        assertThat(sha256).isEqualTo(portal.get(step.id()).sha256());
        folder.put(step.path(), sha256);
        Item item = portal.get(step.id());
        manifest.put(
                step.id(),
                new ManifestEntry(
                        step.id(),
                        item.title(),
                        new LocalFile(step.path(), 100, sha256, 0),
                        new SourceRevision(item.modified(), 100, "item" + item.version(), item.version(), "", ""),
                        false,
                        "",
                        Optional.empty()));
    }

    void assertFolderEqualsSet() {
        assertThat(folder.values())
                .containsExactlyInAnyOrderElementsOf(
                        portal.values().stream().map(Item::sha256).toList());
        assertThat(folder.keySet().stream().map(FileNames::key)).doesNotHaveDuplicates();
        assertThat(manifest.keySet()).isEqualTo(portal.keySet());
    }
}
