package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Inspects all known assets in parallel, with as few requests to the portal as possible. */
final class ChangeDetection {

    /** Failures in a row after which the portal counts as unavailable. */
    private static final int LOST_AFTER = 5;

    /** Rejections in a row after which only a sample of the assets is requested, and after which none is. */
    private static final int REFUSED_EACH = 20;

    private static final int REFUSED_AT_ALL = 100;

    /** One of this many assets is sampled. */
    private static final int SAMPLE = 10;

    /**
     * One asset that the manifest knows.
     *
     * @param listed empty if its asset was removed
     */
    record Subject(ManifestEntry entry, Optional<ListedAsset> listed) {}

    /** Receives the portal's answers, so that a killed run need not ask again. */
    @FunctionalInterface
    interface Learned {
        void learned(ManifestEntry entry) throws IOException;
    }

    private final AssetInspector inspector;
    private final SyncSettings settings;
    private final Learned learned;
    private final Runnable cancel;
    private final FailureStreak failures = new FailureStreak(LOST_AFTER);
    private final Refusals refusals = new Refusals();
    private final Map<String, AssetFacts> facts = new ConcurrentHashMap<>();
    private volatile LocalizableText lost = LocalizableText.EMPTY;

    /** @param cancel unblocks threads that wait for the file host */
    ChangeDetection(AssetInspector inspector, SyncSettings settings, Learned learned, Runnable cancel) {
        this.inspector = inspector;
        this.settings = settings;
        this.learned = learned;
        this.cancel = cancel;
    }

    /**
     * Facts by asset id, without those that are {@link AssetFacts#SETTLED}.
     *
     * @param count number of subjects
     */
    Map<String, AssetFacts> of(Iterator<Subject> remaining, int count) throws IOException, InterruptedException {
        try (WorkerGroup group = new WorkerGroup("change-detection", cancel)) {
            group.start(Math.min(settings.concurrency(), count), () -> {
                for (Optional<Subject> next = next(remaining); next.isPresent(); next = next(remaining)) {
                    examine(next.get());
                }
            });
            group.join();
        }
        return facts;
    }

    /** Why the portal counts as unavailable for this purpose; empty if it does not. Other requests may succeed. */
    LocalizableText lost() {
        return lost;
    }

    private static Optional<Subject> next(Iterator<Subject> remaining) {
        synchronized (remaining) {
            return remaining.hasNext() ? Optional.of(remaining.next()) : Optional.empty();
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
            // Treated as unchanged: a later step that uses the file fails with the same reason.
            LocalizableText why = TransferErrorTexts.failed("unreadable", e);
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
        boolean sameRendition = entry.revision().isOf(settings.derivative());
        boolean wanted = settings.derivative().isEmpty() || !asset.rendition().isEmpty();
        if (!sameRendition || !wanted || !ChangeRule.moved(entry.revision(), asset)) {
            return RemoteCheck.NOT_NEEDED;
        }
        LocalizableText unavailable = lost;
        if (!unavailable.isEmpty()) {
            return new RemoteCheck.Refused(unavailable);
        }
        Optional<RemoteCheck> refused = refusals.instead();
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            RemoteCheck check = inspector.check(entry, asset);
            failures.reset();
            refusals.add(check);
            if (check instanceof RemoteCheck.Same same) {
                learned.learned(entry.withOrigin(entry.revision()
                        .relisted(asset.modified(), asset.size())
                        .withItem(same.now().itemId(), same.now().version())));
            }
            return check;
        } catch (PortalException e) {
            if (e.problem() != PortalException.Problem.UNREACHABLE) {
                throw e;
            }
            if (failures.recordFailure()) {
                lost = e.why();
            }
            return new RemoteCheck.Refused(e.why());
        }
    }

    /**
     * Counts useless answers in a row, so that a portal that gives no others is not asked about each of many assets.
     */
    private static final class Refusals {

        private RemoteCheck last = RemoteCheck.NOT_NEEDED;
        private int count;

        synchronized void add(RemoteCheck check) {
            last = check;
            count = check instanceof RemoteCheck.Refused ? count + 1 : 0;
        }

        /** The result for an asset that is not requested; empty if it must be requested. */
        synchronized Optional<RemoteCheck> instead() {
            boolean asked = count < REFUSED_EACH
                    || (count < REFUSED_AT_ALL && ThreadLocalRandom.current().nextInt(SAMPLE) == 0);
            return asked ? Optional.empty() : Optional.of(last);
        }
    }
}
