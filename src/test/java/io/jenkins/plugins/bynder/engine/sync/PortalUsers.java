package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.names.HostileNames;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Users that tag, edit and delete assets and change files of the folder, and what a sync may therefore do. */
final class PortalUsers {

    private static final List<String> HOSTILE = HostileNames.all();

    private final Random random;
    private final SyncFixture fixture;

    /** SHA-256 of every file that was ever meant to be in the folder. */
    private final Set<String> whole = ConcurrentHashMap.newKeySet();

    /** How often the version of an item may have come, or come back, to the set since {@link #newChapter}. */
    private final Map<String, Integer> arrivals = new HashMap<>();

    /** Assets that were edited since then. */
    private final Set<String> touched = new HashSet<>();

    /** Assets that events have named since {@link #takeNamed}. */
    private final Set<String> named = new HashSet<>();

    /** Assets that are listed but archived, so that a listing has several pages. */
    private final List<String> outsiders = new ArrayList<>();

    /** Files of other programs, by name, which must stay as they are. */
    private final Map<String, String> otherFiles = new HashMap<>();

    /** What users made of files of the sync; such a file may stay after its asset has gone. */
    private final Set<String> edited = new HashSet<>();

    private final boolean hostile;
    private int count;

    PortalUsers(Random random, SyncFixture fixture) {
        this.random = random;
        this.fixture = fixture;
        this.hostile = random.nextInt(3) == 0;
    }

    void addAssets() throws IOException {
        int assets = 2 + random.nextInt(24);
        for (int n = 0; n < assets; n++) {
            add();
        }
        Files.createDirectories(fixture.folder);
        for (int n = random.nextInt(3); n > 0; n--) {
            String name = random.nextBoolean() ? "Flyer " + random.nextInt(9) + ".jpg" : "notes " + n + ".txt";
            put(fixture.folder.resolve(name), "of another program " + random.nextLong());
            otherFiles.put(name, ImportFolder.sha256(fixture.folder.resolve(name)));
        }
    }

    /** That many assets are listed but not in the set. */
    void addOutsiders(int assets) {
        for (int n = 0; n < assets; n++) {
            outsiders.add(fixture.library()
                    .add(NewAsset.jpeg("Outsider " + n)
                            .size(300)
                            .tags(SyncFixture.TAG)
                            .archived())
                    .id());
        }
    }

    /** A few of them leave the listing, and as many join it: what is behind slips forward, and the total stays. */
    synchronized void slip(int assets) {
        for (int n = 0; n < assets && !outsiders.isEmpty(); n++) {
            fixture.library().delete(outsiders.remove(0));
        }
        addOutsiders(assets);
    }

    /** All but the outsiders. */
    synchronized List<SampleAsset> assets() {
        Set<String> others = new HashSet<>(outsiders);
        return fixture.library().assets().stream()
                .filter(asset -> !others.contains(asset.id()))
                .toList();
    }

    /** Those that belong to the folder. */
    List<SampleAsset> wanted() {
        return assets().stream().filter(PortalUsers::isWanted).toList();
    }

    private static boolean isWanted(SampleAsset asset) {
        return asset.tags().contains(SyncFixture.TAG) && !asset.archived();
    }

    private void add() {
        long size = random.nextInt(8) == 0 ? 200_000 + random.nextInt(400_000) : 300 + random.nextInt(40_000);
        String title = hostile ? HOSTILE.get(random.nextInt(HOSTILE.size())) : "Flyer " + random.nextInt(30);
        NewAsset asset = random.nextInt(4) == 0
                ? NewAsset.video(title, size)
                : NewAsset.jpeg(title).size(size);
        // Links carry it, and a server takes no link of any length.
        asset.fileName(title.length() > 200 ? "upload.jpg" : title + ".jpg");
        if (random.nextInt(5) > 0) {
            asset.tags(SyncFixture.TAG);
        }
        SampleAsset added = fixture.library().add(asset);
        named.add(added.id());
        expect(added);
        count++;
    }

    /** Uploads a file of the same size, under the next date. */
    synchronized void upload(String id) {
        later();
        if (fixture.library().find(id).isPresent()) {
            touched.add(id);
            named.add(id);
            SampleAsset asset = fixture.library().uploadNewVersion(id);
            expect(asset);
            arrivals.merge(asset.original().itemId(), 1, Integer::sum);
        }
    }

    /** At work in the portal only; may be called while a sync runs. */
    synchronized void edit() {
        if (random.nextInt(4) == 0 && count < 40) {
            add();
        }
        List<SampleAsset> assets = assets();
        if (assets.isEmpty()) {
            return;
        }
        SampleAsset asset = assets.get(random.nextInt(assets.size()));
        String id = asset.id();
        touched.add(id);
        named.add(id);
        switch (random.nextInt(9)) {
            case 0 -> fixture.library().untag(id, SyncFixture.TAG);
            case 1, 2 -> expect(fixture.library().tag(id, SyncFixture.TAG));
            case 3, 4 -> expect(fixture.library().uploadNewVersion(id));
            case 5 -> fixture.library().rename(id, "Flyer " + random.nextInt(30));
            case 6 -> expect(fixture.library().archive(id, random.nextBoolean()));
            case 7 -> fixture.library().describe(id, "Words " + random.nextInt());
            default -> fixture.library().delete(id);
        }
        fixture.library()
                .find(id)
                .map(SampleAsset::original)
                .filter(now -> !isWanted(asset)
                        || !now.itemId().equals(asset.original().itemId()))
                .ifPresent(now -> arrivals.merge(now.itemId(), 1, Integer::sum));
    }

    /** One asset leaves the set and another joins it. */
    synchronized void swap() {
        List<SampleAsset> wanted = wanted();
        Optional<SampleAsset> other = assets().stream()
                .filter(asset -> !asset.tags().contains(SyncFixture.TAG))
                .findFirst();
        if (!wanted.isEmpty() && other.isPresent()) {
            SampleAsset leaving = wanted.get(random.nextInt(wanted.size()));
            fixture.library().untag(leaving.id(), SyncFixture.TAG);
            expect(fixture.library().tag(other.get().id(), SyncFixture.TAG));
            for (String id : List.of(leaving.id(), other.get().id())) {
                touched.add(id);
                named.add(id);
            }
            arrivals.merge(other.get().original().itemId(), 1, Integer::sum);
        }
    }

    /** Assets that changed since this was called before. */
    synchronized Set<String> takeNamed() {
        Set<String> taken = Set.copyOf(named);
        named.clear();
        return taken;
    }

    /** What the portal has now may come to the folder. */
    private void expect(SampleAsset asset) {
        whole.add(fixture.sha256(asset.original()));
    }

    synchronized void newRound() {
        arrivals.clear();
        touched.clear();
    }

    /** Another process edits, deletes or touches files of the sync. */
    void editFiles() throws IOException {
        Map<String, String> files = fixture.files();
        files.keySet().removeAll(otherFiles.keySet());
        for (String name : files.keySet()) {
            Path file = fixture.folder.resolve(name);
            switch (random.nextInt(24)) {
                case 0 -> Files.delete(file);
                case 1 -> {
                    String content = "by hand " + random.nextLong();
                    put(file, content);
                    edited.add(ImportFolder.sha256(file));
                    whole.add(ImportFolder.sha256(file));
                }
                case 2 -> Files.setLastModifiedTime(file, FileTime.from(moment()));
                default -> {
                    // This one is left alone.
                }
            }
        }
    }

    /** As wrong as a clock can be. */
    private Instant moment() {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
    }

    /** The portal's clock goes on, now and then by a leap. */
    void later() {
        fixture.portal
                .clock()
                .advance(random.nextInt(5) == 0 ? Duration.ofDays(random.nextInt(400)) : Duration.ofMinutes(1));
    }

    private static void put(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(".fresh");
        Files.writeString(fresh, content);
        ImportFolder.move(fresh, file);
    }

    /** Whether all of that file is there. */
    boolean isWhole(String sha256) {
        return whole.contains(sha256) || otherFiles.containsValue(sha256);
    }

    synchronized Map<String, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    synchronized boolean hasTouched(String assetId) {
        return touched.contains(assetId);
    }

    Map<String, String> otherFiles() {
        return otherFiles;
    }

    boolean hasEdited(String sha256) {
        return edited.contains(sha256);
    }
}
