package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.step.AssetCause;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Names the assets that a build is for. {@link #merge} adds more while the build is queued. Once it runs, the cause keeps
 * only the first {@value #IDS_KEPT} ids and their number; a file of the build keeps all of them.
 */
@Restricted(NoExternalUse.class)
public final class BynderCause extends Cause implements AssetCause {

    private static final Logger LOGGER = Logger.getLogger(BynderCause.class.getName());

    /** Ids that the record of a build keeps. */
    static final int IDS_KEPT = 100;

    /** Maximum ids while the build is queued; more than any portal changes at once. */
    static final int IDS_COUNTED = 50_000;

    private static final int EVENTS_KEPT = 20;

    /** As many as the event log keeps. */
    private static final int MESSAGES_KEPT = EventLog.KEPT;

    /** Longer than the time between two batches of events. */
    private static final long CALM_NANOS = Duration.ofSeconds(5).toNanos();

    /** How long a build waits if few assets change, as users change them. */
    private static final long MAX_SLOW_GROWTH_NANOS = Duration.ofSeconds(3).toNanos();

    private static final long MAX_GROWTH_NANOS = Duration.ofSeconds(30).toNanos();

    /** Assets per second that are many. */
    private static final int BURST = 10;

    private Set<String> assetIds = new LinkedHashSet<>();
    private Set<String> events = new LinkedHashSet<>();

    /** Ids of the messages that started the build, until it begins. */
    private Set<String> messages = new LinkedHashSet<>();

    private Map<String, String> revisions = new LinkedHashMap<>();

    /** Number of the ids, also of those in the file of the build. */
    private int count;

    /** Number of assets without ids, so that the build must read a listing. */
    private int more;

    private boolean effective;
    private String scope = "";
    private transient Run<?, ?> begun;
    private transient Growth growth = new Growth(System.nanoTime(), System.nanoTime());

    /** Arrival of the first and the last event that requested this build, by {@link System#nanoTime}. */
    private record Growth(long began, long last) {}

    /**
     * @param assetIds unsafe ids are ignored
     * @param events names of events; empty if a schedule found the changes
     */
    BynderCause(Collection<String> assetIds, Collection<String> events) {
        this(assetIds, events, Map.of());
    }

    /** @param revisions {@link AssetRevision} by asset id */
    BynderCause(Collection<String> assetIds, Collection<String> events, Map<String, String> revisions) {
        add(assetIds, events, revisions);
    }

    /**
     * Declares that these are all changed assets of a tag.
     *
     * @param scopeText integration and tag
     */
    BynderCause within(String scopeText) {
        synchronized (this) {
            scope = scopeText;
        }
        return this;
    }

    /** Declares that the build is for that many further assets. */
    BynderCause withMore(int further) {
        synchronized (this) {
            more = further;
        }
        return this;
    }

    /** Declares which messages start the build, so that the event log can link to it. */
    BynderCause startedBy(Collection<String> messageIds) {
        synchronized (this) {
            messageIds.stream().filter(id -> messages.size() < MESSAGES_KEPT).forEach(messages::add);
        }
        return this;
    }

    private synchronized Set<String> takeMessages() {
        Set<String> taken = messages;
        messages = new LinkedHashSet<>();
        return taken;
    }

    private synchronized void add(Collection<String> ids, Collection<String> names, Map<String, String> newer) {
        ids.stream()
                .filter(Ids::isSafe)
                .filter(id -> assetIds.size() < IDS_COUNTED)
                .forEach(assetIds::add);
        names.stream()
                .filter(EventNames::isName)
                .filter(name -> events.size() < EVENTS_KEPT)
                .forEach(events::add);
        count = assetIds.size();
        newer.forEach((id, revision) -> {
            if (assetIds.contains(id) && (revisions.containsKey(id) || revisions.size() < IDS_KEPT)) {
                revisions.put(id, revision);
            }
        });
    }

    /** Validates a stored record, which may contain anything and lacks fields if an earlier version wrote it. */
    private Object readResolve() {
        assetIds = texts(assetIds);
        assetIds.removeIf(id -> !Ids.isSafe(id));
        events = texts(events);
        messages = texts(messages);
        events.removeIf(name -> !EventNames.isName(name));
        Map<?, ?> stored = revisions == null ? Map.of() : revisions;
        Map<String, String> usable = new LinkedHashMap<>();
        stored.forEach((id, revision) -> {
            if (id instanceof String key && revision instanceof String text) {
                usable.put(key, text);
            }
        });
        revisions = usable;
        count = Math.min(Math.max(count, assetIds.size()), IDS_COUNTED);
        more = Math.min(Math.max(0, more), Integer.MAX_VALUE - IDS_COUNTED);
        scope = scope == null ? "" : scope;
        return this;
    }

    private static Set<String> texts(Collection<?> stored) {
        return stored == null
                ? new LinkedHashSet<>()
                : stored.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Adds the assets of the other cause. */
    void merge(BynderCause other) {
        List<String> ids;
        Set<String> otherMessages;
        String otherScope;
        int otherMore;
        synchronized (other) {
            otherMore = other.more;
            otherMessages = new LinkedHashSet<>(other.messages);
            ids = new ArrayList<>(other.assetIds);
            otherScope = other.scope;
        }
        synchronized (this) {
            more = Math.max(more, otherMore); // Mostly the same assets.
        }
        add(ids, other.getEvents(), other.revisions());
        startedBy(otherMessages);
        synchronized (this) {
            scope = scope.equals(otherScope) ? scope : "";
        }
        grow(System.nanoTime());
    }

    synchronized void grow(long now) {
        growth = growth == null ? null : new Growth(growth.began(), now);
    }

    /**
     * Whether events for this build are still arriving, so that waiting is better: the last one has just arrived, and
     * the first one a moment ago, or longer ago if many arrive. Always false after a restart of Jenkins.
     */
    synchronized boolean isGrowing(long now) {
        if (growth == null || now - growth.last() >= CALM_NANOS) {
            return false;
        }
        long age = now - growth.began();
        boolean many = count >= BURST * TimeUnit.NANOSECONDS.toSeconds(age);
        return age < (many ? MAX_GROWTH_NANOS : MAX_SLOW_GROWTH_NANOS);
    }

    /** The first asset ids. */
    @Override
    public synchronized List<String> getAssetIds() {
        return assetIds.stream().limit(IDS_KEPT).toList();
    }

    /** Number of all assets. */
    public synchronized int getCount() {
        return count + more;
    }

    /** Number of assets beyond {@link #getAssetIds}. */
    public synchronized int getMore() {
        return getCount() - Math.min(IDS_KEPT, assetIds.size());
    }

    /** Names of the events. */
    public synchronized List<String> getEvents() {
        return List.copyOf(events);
    }

    /** The revision of the asset that made the build due; empty if unknown. */
    synchronized Optional<String> revision(String id) {
        return Optional.ofNullable(revisions.get(id));
    }

    private synchronized Map<String, String> revisions() {
        return Map.copyOf(revisions);
    }

    /** All changed assets in that scope; empty if this cause does not name all of them. */
    synchronized Optional<Set<String>> changed(String scopeText, Path build) {
        if (scope.isEmpty() || !scope.equals(scopeText) || more > 0 || count >= IDS_COUNTED) {
            return Optional.empty();
        }
        return whole(build);
    }

    @Override
    public synchronized Set<String> assetIds(Path build) {
        return whole(build).orElseGet(() -> new LinkedHashSet<>(assetIds));
    }

    private Optional<Set<String>> whole(Path build) {
        return assetIds.size() == count
                ? Optional.of(new LinkedHashSet<>(assetIds))
                : CauseAssets.in(build).read(count).filter(ids -> ids.containsAll(assetIds));
    }

    synchronized void markEffective() {
        effective = true;
    }

    /** Whether the build has changed anything so far. */
    synchronized boolean isEffective() {
        return effective;
    }

    @Override
    public void onAddedTo(@NonNull @SuppressWarnings("rawtypes") Run build) {
        begun = build;
        settle(build.getRootDir().toPath());
        Set<String> started = takeMessages();
        if (!started.isEmpty()) {
            EventService.get()
                    .processor()
                    .ifPresent(processor ->
                            processor.log().built(started, build.getParent().getFullName(), build.getNumber()));
        }
    }

    @Override
    public void onLoad(@NonNull Run<?, ?> build) {
        begun = build;
    }

    /**
     * An asset for the page of the build.
     *
     * @param name the id if the job does not have the asset
     * @param url below the root of Jenkins; empty if the job does not have the asset
     */
    public record NamedAsset(String name, String url) {

        public String getName() {
            return name;
        }

        public String getUrl() {
            return url;
        }
    }

    /** The first assets. */
    public List<NamedAsset> getAssets() {
        List<String> ids = getAssetIds();
        if (begun == null) {
            return ids.stream().map(id -> new NamedAsset(id, "")).toList();
        }
        Job<?, ?> job = begun.getParent();
        Map<String, NamedAsset> known = new LinkedHashMap<>();
        FolderStates.get().read(job, folders -> {
            folders.newestFirst()
                    .forEach(folder -> ids.forEach(id -> folder.find(id)
                            .ifPresent(asset -> known.putIfAbsent(
                                    id, new NamedAsset(asset.name(), job.getUrl() + "bynder/asset/" + id + "/")))));
            return true;
        });
        return ids.stream()
                .map(id -> known.getOrDefault(id, new NamedAsset(id, "")))
                .toList();
    }

    /** Called when the build starts: no more assets can be added, and the stored record stays small. */
    synchronized void settle(Path build) {
        if (assetIds.size() <= IDS_KEPT) {
            return;
        }
        try {
            CauseAssets.in(build).write(assetIds);
        } catch (IOException e) {
            // The sync then reads more than necessary.
            LOGGER.log(Level.WARNING, e, () -> Messages.BynderCause_unwritable(build));
        }
        assetIds = assetIds.stream().limit(IDS_KEPT).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String getShortDescription() {
        int assets = getCount();
        return assets == 0 ? Messages.BynderCause_firstBuild() : Messages.BynderCause_changed(assets);
    }
}
