package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.step.AssetCause;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Says which assets a build is for. While the build waits in the queue, more come in by {@link #merge}; once it runs, the
 * cause keeps only the first {@value #IDS_KEPT} ids and their number, and a file of the build the whole set.
 */
@Restricted(NoExternalUse.class)
public final class BynderCause extends Cause implements AssetCause {

    private static final Logger LOGGER = Logger.getLogger(BynderCause.class.getName());

    /** Ids that the record of a build keeps. */
    static final int IDS_KEPT = 100;

    /** Ids that count while the build waits; more than any portal changes in one go. */
    static final int IDS_COUNTED = 50_000;

    private static final int EVENTS_KEPT = 20;

    /** Longer than it takes from one batch of events to the next. */
    private static final long CALM_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long LONGEST_GROWTH_NANOS = Duration.ofSeconds(30).toNanos();

    private Set<String> assetIds = new LinkedHashSet<>();
    private Set<String> events = new LinkedHashSet<>();
    private Map<String, String> revisions = new LinkedHashMap<>();
    private int count;
    private boolean effective;
    private String scope = "";
    private transient Growth growth = new Growth(System.nanoTime(), System.nanoTime());

    /** When the first and the last event came that made this build due, by {@link System#nanoTime}. */
    private record Growth(long began, long last) {}

    /**
     * @param assetIds what is not a safe id is left out
     * @param events names of events; empty if a schedule has found out
     */
    BynderCause(Collection<String> assetIds, Collection<String> events) {
        this(assetIds, events, Map.of());
    }

    /** @param revisions of assets, as {@link AssetRevision} has them, by id */
    BynderCause(Collection<String> assetIds, Collection<String> events, Map<String, String> revisions) {
        add(assetIds, events, revisions);
    }

    /**
     * These are all assets that have changed in a tag.
     *
     * @param scopeText names the integration and the tag
     */
    BynderCause within(String scopeText) {
        synchronized (this) {
            scope = scopeText;
        }
        return this;
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

    /** Anything can be in a stored record, and records of earlier versions lack fields. */
    private Object readResolve() {
        assetIds = texts(assetIds);
        assetIds.removeIf(id -> !Ids.isSafe(id));
        events = texts(events);
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

    /** The build is for the assets of the other cause, too. */
    void merge(BynderCause other) {
        List<String> ids;
        String otherScope;
        synchronized (other) {
            ids = new ArrayList<>(other.assetIds);
            otherScope = other.scope;
        }
        add(ids, other.getEvents(), other.revisions());
        synchronized (this) {
            scope = scope.equals(otherScope) ? scope : "";
        }
        grow(System.nanoTime());
    }

    private synchronized void grow(long now) {
        growth = growth == null ? null : new Growth(growth.began(), now);
    }

    /**
     * Whether events that make this build due still come in, so that it is better to wait: one has come a moment ago, and
     * the first not long ago. No longer after a restart of Jenkins.
     */
    synchronized boolean isGrowing(long now) {
        return growth != null && now - growth.last() < CALM_NANOS && now - growth.began() < LONGEST_GROWTH_NANOS;
    }

    /** The first of them. */
    @Override
    public synchronized List<String> getAssetIds() {
        return assetIds.stream().limit(IDS_KEPT).toList();
    }

    /** All of them. */
    public synchronized int getCount() {
        return count;
    }

    /** How many there are beyond {@link #getAssetIds}. */
    public synchronized int getMore() {
        return count - Math.min(IDS_KEPT, assetIds.size());
    }

    /** Names of the events. */
    public synchronized List<String> getEvents() {
        return List.copyOf(events);
    }

    /** In what revision it was that the asset made the build due; empty if that is not known. */
    synchronized Optional<String> revision(String id) {
        return Optional.ofNullable(revisions.get(id));
    }

    private synchronized Map<String, String> revisions() {
        return Map.copyOf(revisions);
    }

    /** All assets that have changed in that scope; empty if this cause does not tell all of them. */
    synchronized Optional<Set<String>> changed(String scopeText, Path build) {
        if (scope.isEmpty() || !scope.equals(scopeText) || count >= IDS_COUNTED) {
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

    /** Whether the build has changed something so far. */
    synchronized boolean isEffective() {
        return effective;
    }

    @Override
    public void onAddedTo(@NonNull @SuppressWarnings("rawtypes") Run build) {
        settle(build.getRootDir().toPath());
    }

    /** The build has begun: nothing more comes in, and its record stays small. */
    synchronized void settle(Path build) {
        if (assetIds.size() <= IDS_KEPT) {
            return;
        }
        try {
            CauseAssets.in(build).write(assetIds);
        } catch (IOException e) {
            // the sync then reads more than it has to
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
