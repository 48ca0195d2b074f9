package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The assets of the sample portal. Tests and demonstrations change them as users and integrations do in a real one.
 * Every change sets {@code dateModified}, whose resolution is one second, so two changes within a second look like one.
 *
 * <p>Thread-safe. Methods that take an asset's id throw {@link NoSuchElementException} if there is no such asset.
 */
public final class SampleLibrary {

    /** The state of an asset before a change; empty if it did not exist. */
    private record Past(Instant at, String id, Optional<SampleAsset> before) {}

    private record Due(Instant at, long order, Runnable change) {}

    private final SampleClock clock;
    private final SampleIds ids = new SampleIds(0x5A3B1E);
    private final FileMaker maker = new FileMaker();
    private final Metaproperties metaproperties = new Metaproperties(ids);
    private final Map<String, SampleAsset> assets = new LinkedHashMap<>();
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final List<Trashed> trash = new ArrayList<>();
    private final List<Derivative> derivatives = new ArrayList<>();
    private final List<Consumer<LibraryChange>> listeners = new CopyOnWriteArrayList<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>((a, b) -> {
        int byTime = a.at().compareTo(b.at());
        return byTime == 0 ? Long.compare(a.order(), b.order()) : byTime;
    });
    private final List<Past> past = new ArrayList<>();
    private Duration lag = Duration.ZERO;
    private volatile boolean datesStay;
    private volatile Duration slow = Duration.ZERO;
    private long seeds;
    private long orders;
    private long revision;

    /** A stored version. It survives the deletion of its asset, because signed links stay valid. */
    record StoredFile(String assetId, long seed, SampleVersion version) {}

    SampleLibrary(SampleClock clock) {
        this.clock = clock;
        derivatives.add(new Derivative("mini", 80, 80, false));
        derivatives.add(new Derivative("webimage", 240, 160, false));
        derivatives.add(new Derivative("thul", 120, 80, false));
    }

    public Metaproperties metaproperties() {
        return metaproperties;
    }

    /** Calls the listener after each change, on the thread that made it. */
    public void onChange(Consumer<LibraryChange> listener) {
        listeners.add(listener);
    }

    /** Makes the portal create one more rendition of every asset. */
    public synchronized void defineDerivative(String name, int width, int height) {
        derivatives.add(new Derivative(name, width, height, true));
    }

    public synchronized List<Derivative> derivatives() {
        return List.copyOf(derivatives);
    }

    public SampleAsset add(NewAsset wanted) {
        SampleAsset asset = create(wanted);
        tell(LibraryChange.Kind.CREATED, asset.id());
        return asset;
    }

    private synchronized SampleAsset create(NewAsset wanted) {
        String id = wanted.id.orElseGet(ids::next);
        long seed = wanted.seed.orElse(++seeds);
        Instant created = wanted.created.orElseGet(clock::second);
        String fileName = wanted.fileName.orElse(wanted.name + '.' + wanted.kind.extension());
        SampleVersion first = version(id, seed, 1, wanted.kind, fileName, wanted.size, created);
        SampleAsset asset = new SampleAsset(
                id,
                SampleIds.hash(id),
                seed,
                wanted.name,
                wanted.description,
                wanted.copyright,
                wanted.kind.type(),
                wanted.tags,
                created,
                created,
                created,
                wanted.archived,
                wanted.limited,
                wanted.watermarked,
                wanted.publicly,
                List.of(first),
                1,
                wanted.properties,
                wanted.absent);
        remember(id);
        assets.put(id, asset);
        return asset;
    }

    private SampleVersion version(
            String assetId, long seed, int number, FileKind kind, String fileName, long size, Instant created) {
        FileMaker.Made made = maker.original(kind, seed, number, size);
        SampleVersion version = new SampleVersion(
                number, ids.next(), fileName, kind, made.content(), made.width(), made.height(), created);
        files.put(version.itemId(), new StoredFile(assetId, seed, version));
        return version;
    }

    /** All assets, in order of creation. */
    public synchronized List<SampleAsset> assets() {
        applyDue();
        return List.copyOf(assets.values());
    }

    /**
     * Delays every change in listings and in requests by {@code ids} from now on; reading one asset shows it at once.
     */
    public synchronized void indexLag(Duration behind) {
        lag = behind;
        if (lag.isZero()) {
            past.clear();
        }
    }

    synchronized List<SampleAsset> withIds(Collection<String> wanted) {
        applyDue();
        return wanted.stream()
                .distinct()
                .filter(assets::containsKey)
                .map(assets::get)
                .toList();
    }

    /** The assets as listings show them. */
    synchronized List<SampleAsset> indexed() {
        applyDue();
        if (past.isEmpty()) {
            return List.copyOf(assets.values());
        }
        Instant shown = clock.instant().minus(lag);
        Map<String, SampleAsset> index = new LinkedHashMap<>(assets);
        for (int i = past.size() - 1; i >= 0 && past.get(i).at().isAfter(shown); i--) {
            Past one = past.get(i);
            one.before().ifPresentOrElse(asset -> index.put(one.id(), asset), () -> index.remove(one.id()));
        }
        return List.copyOf(index.values());
    }

    /** Differs after each change of what listings show; empty while they lag behind, because then time changes it. */
    synchronized OptionalLong revision() {
        applyDue();
        return past.isEmpty() ? OptionalLong.of(revision) : OptionalLong.empty();
    }

    private void remember(String id) {
        revision++;
        if (!lag.isZero()) {
            past.add(new Past(clock.instant(), id, Optional.ofNullable(assets.get(id))));
        }
    }

    public synchronized int size() {
        applyDue();
        return assets.size();
    }

    public synchronized Optional<SampleAsset> find(String id) {
        applyDue();
        return Optional.ofNullable(assets.get(id));
    }

    public SampleAsset asset(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("No asset " + id));
    }

    /** The first asset with that title. */
    public SampleAsset named(String name) {
        return assets().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No asset is called " + name));
    }

    /** From now on, an asset that gets or loses a tag keeps its {@code dateModified}. */
    public void datesStay(boolean stay) {
        datesStay = stay;
    }

    /** Dates changes too early by that much from now on, as a server with a slow clock does. */
    public void slowClock(Duration behind) {
        slow = behind;
    }

    private Instant now() {
        return clock.second().minus(slow);
    }

    public SampleAsset tag(String id, String tag) {
        return retag(id, draft -> {
            if (!draft.tags.contains(tag)) {
                draft.tags.add(tag);
            }
        });
    }

    public SampleAsset untag(String id, String tag) {
        return retag(id, draft -> draft.tags.remove(tag));
    }

    private SampleAsset retag(String id, Consumer<SampleAsset.Draft> change) {
        boolean stays = datesStay;
        return change(id, stays ? change.andThen(SampleAsset.Draft::keepDate) : change);
    }

    /** Changes the title; the file keeps its name. */
    public SampleAsset rename(String id, String name) {
        return change(id, draft -> draft.name = name);
    }

    public SampleAsset describe(String id, String description) {
        return change(id, draft -> draft.description = description);
    }

    public SampleAsset archive(String id, boolean archived) {
        SampleAsset asset = change(id, draft -> draft.archived = archived);
        if (archived) {
            tell(LibraryChange.Kind.ARCHIVED, id);
        }
        return asset;
    }

    public SampleAsset setLimited(String id, boolean limited) {
        return change(id, draft -> draft.limited = limited);
    }

    public SampleAsset setWatermarked(String id, boolean watermarked) {
        return change(id, draft -> draft.watermarked = watermarked);
    }

    /**
     * @param name database name
     * @param values none to clear it
     */
    public SampleAsset setProperty(String id, String name, String... values) {
        return change(id, draft -> draft.properties.put(name, List.of(values)));
    }

    /** Uploads a file of the same name with other bytes of the same size. */
    public SampleAsset uploadNewVersion(String id) {
        SampleVersion original = asset(id).original();
        return uploadNewVersion(id, original.fileName(), original.size());
    }

    public SampleAsset uploadNewVersion(String id, String fileName, long size) {
        SampleAsset asset = update(id, draft -> {
            SampleVersion last = draft.versions.get(draft.versions.size() - 1);
            int number = last.number() + 1;
            draft.versions.add(version(id, assets.get(id).seed(), number, last.kind(), fileName, size, clock.second()));
            draft.active = number;
        });
        tell(LibraryChange.Kind.ORIGINAL, id);
        return asset;
    }

    /** Reactivates an older version, as the version list of Bynder's asset page can. */
    public SampleAsset activate(String id, int version) {
        SampleAsset asset =
                update(id, draft -> draft.active = asset(id).version(version).number());
        tell(LibraryChange.Kind.ORIGINAL, id);
        return asset;
    }

    /** Moves the asset to the trash. */
    public void delete(String id) {
        synchronized (this) {
            SampleAsset asset = asset(id);
            remember(id);
            assets.remove(id);
            trash.add(new Trashed(asset, clock.second()));
        }
        tell(LibraryChange.Kind.DELETED, id);
    }

    public synchronized List<Trashed> trash() {
        return List.copyOf(trash);
    }

    /** Applies every accepted edit now. */
    public void settle() {
        synchronized (this) {
            while (!due.isEmpty()) {
                due.poll().change().run();
            }
        }
    }

    SampleAsset change(String id, Consumer<SampleAsset.Draft> change) {
        SampleAsset asset = update(id, change);
        tell(LibraryChange.Kind.METADATA, id);
        return asset;
    }

    private synchronized SampleAsset update(String id, Consumer<SampleAsset.Draft> change) {
        SampleAsset next = asset(id).with(draft -> {
            draft.modified = now();
            change.accept(draft);
        });
        remember(id);
        assets.put(id, next);
        return next;
    }

    /** Changes an asset at that time, if it still exists. */
    synchronized void changeAt(Instant at, String id, Consumer<SampleAsset.Draft> change) {
        due.add(new Due(at, orders++, () -> {
            if (assets.containsKey(id)) {
                change(id, change);
            }
        }));
    }

    private void applyDue() {
        Instant now = clock.instant();
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            due.poll().change().run();
        }
    }

    synchronized Optional<StoredFile> file(String itemId) {
        return Optional.ofNullable(files.get(itemId));
    }

    FileMaker.Made rendition(StoredFile file, Derivative derivative) {
        return maker.rendition(
                FileKind.PNG, file.seed(), file.version().number(), derivative.width(), derivative.height());
    }

    private void tell(LibraryChange.Kind kind, String id) {
        LibraryChange change = new LibraryChange(kind, id, clock.instant());
        listeners.forEach(listener -> listener.accept(change));
    }
}
