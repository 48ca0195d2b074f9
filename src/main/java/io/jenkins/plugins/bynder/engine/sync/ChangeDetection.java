package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds out about all assets that the manifest knows, several at a time; asks the portal about as few as possible. */
final class ChangeDetection {

    /** Failures in a row after which the portal counts as lost. */
    private static final int LOST_AFTER = 5;

    /** Refusals in a row after which only some of the assets are asked for, and after which none is. */
    private static final int REFUSED_EACH = 20;

    private static final int REFUSED_AT_ALL = 100;

    /** Of so many assets one is asked for then. */
    private static final int SAMPLE = 10;

    /**
     * One asset that the manifest knows.
     *
     * @param listed empty if it has left the set
     */
    record Subject(ManifestEntry entry, Optional<ListedAsset> listed) {}

    /** Told of what the portal said, so that a killed run need not ask again. */
    @FunctionalInterface
    interface Learned {
        void learned(ManifestEntry entry) throws IOException;
    }

    private final AssetInspector inspector;
    private final SyncSettings settings;
    private final Learned learned;
    private final Runnable cancel;
    private final FailureStreak circuit = new FailureStreak(LOST_AFTER);
    private final Refusals refusals = new Refusals();
    private final Map<String, AssetFacts> facts = new ConcurrentHashMap<>();

    /** @param cancel what frees a thread that waits for the file host */
    ChangeDetection(AssetInspector inspector, SyncSettings settings, Learned learned, Runnable cancel) {
        this.inspector = inspector;
        this.settings = settings;
        this.learned = learned;
        this.cancel = cancel;
    }

    /** Facts by asset id, those left out that are {@link AssetFacts#SETTLED}. */
    Map<String, AssetFacts> of(List<Subject> subjects) throws IOException, InterruptedException {
        Iterator<Subject> rest = subjects.iterator();
        try (WorkerGroup crew = new WorkerGroup("bynder-sync-survey", cancel)) {
            crew.start(Math.min(settings.concurrency(), subjects.size()), () -> {
                for (Optional<Subject> next = next(rest); next.isPresent(); next = next(rest)) {
                    examine(next.get());
                }
            });
            crew.join();
        }
        return facts;
    }

    private static Optional<Subject> next(Iterator<Subject> rest) {
        synchronized (rest) {
            return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
        }
    }

    private void examine(Subject subject) throws IOException, InterruptedException {
        ManifestEntry entry = subject.entry();
        LocalState local;
        try {
            local = inspector.local(entry);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // As if it were in order: nothing is done to it, and whoever tries fails with the same reason.
            String why = SyncTexts.text("reason.unreadable", IoErrors.reason(e));
            facts.put(entry.id(), new AssetFacts(LocalState.SAME, new RemoteCheck.Refused(why)));
            return;
        }
        RemoteCheck check =
                subject.listed().isPresent() ? check(entry, subject.listed().get()) : RemoteCheck.NOT_NEEDED;
        if (local.kind() != LocalState.Kind.SAME || check != RemoteCheck.NOT_NEEDED) {
            facts.put(entry.id(), new AssetFacts(local, check));
        }
    }

    private RemoteCheck check(ManifestEntry entry, ListedAsset asset) throws IOException, InterruptedException {
        boolean sameRendition = entry.origin().isOf(settings.derivative());
        boolean wanted = settings.derivative().isEmpty() || !asset.rendition().isEmpty();
        if (!sameRendition || !wanted || !ChangeRule.moved(entry.origin(), asset)) {
            return RemoteCheck.NOT_NEEDED;
        }
        Optional<RemoteCheck> refused = refusals.instead();
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            RemoteCheck check = inspector.check(entry, asset);
            circuit.worked();
            refusals.add(check);
            if (check instanceof RemoteCheck.Same same) {
                learned.learned(entry.withOrigin(entry.origin()
                        .relisted(asset.modified(), asset.size())
                        .withItem(same.now().itemId(), same.now().version())));
            }
            return check;
        } catch (PortalException e) {
            if (e.problem() != PortalException.Problem.UNREACHABLE || circuit.failed()) {
                throw e;
            }
            return new RemoteCheck.Refused(e.getMessage());
        }
    }

    /** Answers in a row that told nothing: a portal that gives no other is not asked about each of many assets. */
    private static final class Refusals {

        private RemoteCheck last = RemoteCheck.NOT_NEEDED;
        private int count;

        synchronized void add(RemoteCheck check) {
            last = check;
            count = check instanceof RemoteCheck.Refused ? count + 1 : 0;
        }

        /** The answer for an asset that is not asked for; empty if it is. */
        synchronized Optional<RemoteCheck> instead() {
            boolean asked = count < REFUSED_EACH
                    || (count < REFUSED_AT_ALL && ThreadLocalRandom.current().nextInt(SAMPLE) == 0);
            return asked ? Optional.empty() : Optional.of(last);
        }
    }
}
