package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who tags, edits and deletes in the portal and meddles with the folder; and what a sync may therefore do. */
final class People {

    private static final List<String> HOSTILE = HostileNames.all();

    private final Random random;
    private final Rig rig;

    /** SHA-256 of every file that was ever meant to be in the folder. */
    private final Set<String> whole = ConcurrentHashMap.newKeySet();

    /** Downloads of the whole file that each asset is good for. */
    private final Map<String, Integer> downloads = new HashMap<>();

    /** Files of strangers, by name, which must stay as they are. */
    private final Map<String, String> strangers = new HashMap<>();

    /** What people made of files of the sync; such a file may stay after its asset has gone. */
    private final Set<String> edited = new HashSet<>();

    private final boolean hostile;
    private int count;

    People(Random random, Rig rig) {
        this.random = random;
        this.rig = rig;
        this.hostile = random.nextInt(3) == 0;
    }

    void moveIn() throws IOException {
        int assets = 2 + random.nextInt(24);
        for (int n = 0; n < assets; n++) {
            add();
        }
        Files.createDirectories(rig.folder);
        for (int n = random.nextInt(3); n > 0; n--) {
            String name = random.nextBoolean() ? "Flyer " + random.nextInt(9) + ".jpg" : "notes " + n + ".txt";
            put(rig.folder.resolve(name), "of a stranger " + random.nextLong());
            strangers.put(name, ImportFolder.sha256(rig.folder.resolve(name)));
        }
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
            asset.tags(Rig.TAG);
        }
        expect(rig.library().add(asset));
        count++;
    }

    /** At work in the portal only; may be called while a sync runs. */
    synchronized void edit() {
        if (random.nextInt(4) == 0 && count < 40) {
            add();
        }
        List<SampleAsset> assets = rig.library().assets();
        if (assets.isEmpty()) {
            return;
        }
        String id = assets.get(random.nextInt(assets.size())).id();
        switch (random.nextInt(9)) {
            case 0 -> rig.library().untag(id, Rig.TAG);
            case 1, 2 -> expect(rig.library().tag(id, Rig.TAG));
            case 3, 4 -> expect(rig.library().uploadNewVersion(id));
            case 5 -> rig.library().rename(id, "Flyer " + random.nextInt(30));
            case 6 -> expect(rig.library().archive(id, random.nextBoolean()));
            case 7 -> rig.library().describe(id, "Words " + random.nextInt());
            default -> rig.library().delete(id);
        }
    }

    /** What the portal has now may come to the folder, once. */
    private void expect(SampleAsset asset) {
        whole.add(asset.sha256());
        downloads.merge(asset.id(), 1, Integer::sum);
    }

    /** Somebody edits, deletes or touches files of the sync. */
    void meddle() throws IOException {
        Map<String, String> files = rig.files();
        files.keySet().removeAll(strangers.keySet());
        for (String name : files.keySet()) {
            Path file = rig.folder.resolve(name);
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
                    continue;
                }
            }
            again(files.get(name));
        }
    }

    private void again(String sha256) {
        rig.library().assets().stream()
                .filter(asset -> asset.sha256().equals(sha256))
                .forEach(asset -> downloads.merge(asset.id(), 1, Integer::sum));
    }

    /** As wrong as a clock can be. */
    private Instant moment() {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
    }

    /** The portal's clock goes on, now and then by a leap. */
    void later() {
        rig.portal
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
        return whole.contains(sha256) || strangers.containsValue(sha256);
    }

    synchronized Map<String, Integer> downloads() {
        return Map.copyOf(downloads);
    }

    Map<String, String> strangers() {
        return strangers;
    }

    boolean hasEdited(String sha256) {
        return edited.contains(sha256);
    }

    int assets() {
        return count;
    }
}
