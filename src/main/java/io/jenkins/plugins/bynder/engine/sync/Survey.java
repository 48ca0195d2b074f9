package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out about all assets that the manifest knows, several at a time; asks the portal about as few as possible. */
final class Survey {

    /** Failures in a row after which the portal counts as lost. */
    private static final int LOST_AFTER = 5;

    /**
     * One asset that the manifest knows.
     *
     * @param listed empty if it has left the set
     */
    record Subject(Entry entry, Optional<Listed> listed) {}

    /** Told of what the portal said, so that a killed run need not ask again. */
    @FunctionalInterface
    interface Learned {
        void learned(Entry entry) throws IOException;
    }

    private final Inspector inspector;
    private final SyncSettings settings;
    private final Learned learned;
    private final Runnable cancel;
    private final Circuit circuit = new Circuit(LOST_AFTER);
    private final Map<String, Facts> facts = new ConcurrentHashMap<>();

    /** @param cancel what frees a thread that waits for the file host */
    Survey(Inspector inspector, SyncSettings settings, Learned learned, Runnable cancel) {
        this.inspector = inspector;
        this.settings = settings;
        this.learned = learned;
        this.cancel = cancel;
    }

    /** Facts by asset id, those left out that are {@link Facts#SETTLED}. */
    Map<String, Facts> of(List<Subject> subjects) throws IOException, InterruptedException {
        Iterator<Subject> rest = subjects.iterator();
        try (Crew crew = new Crew("bynder-sync-survey", cancel)) {
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
        Entry entry = subject.entry();
        Local local;
        try {
            local = inspector.local(entry);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // As if it were in order: nothing is done to it, and whoever tries fails with the same reason.
            String why = SyncTexts.text("reason.unreadable", Failures.reason(e));
            facts.put(entry.id(), new Facts(Local.SAME, new Check.Refused(why)));
            return;
        }
        Check check =
                subject.listed().isPresent() ? check(entry, subject.listed().get()) : Check.NOT_NEEDED;
        if (local.kind() != Local.Kind.SAME || check != Check.NOT_NEEDED) {
            facts.put(entry.id(), new Facts(local, check));
        }
    }

    private Check check(Entry entry, Listed asset) throws IOException, InterruptedException {
        boolean sameRendition = entry.origin().isOf(settings.derivative());
        boolean wanted = settings.derivative().isEmpty() || !asset.rendition().isEmpty();
        if (!sameRendition || !wanted || !Versions.moved(entry.origin(), asset)) {
            return Check.NOT_NEEDED;
        }
        try {
            Check check = inspector.check(entry, asset);
            circuit.worked();
            if (check instanceof Check.Same same) {
                learned.learned(entry.withOrigin(entry.origin()
                        .relisted(asset.modified(), asset.size())
                        .withItem(same.now().itemId(), same.now().version())));
            }
            return check;
        } catch (PortalException e) {
            if (e.problem() != PortalException.Problem.UNREACHABLE || circuit.failed()) {
                throw e;
            }
            return new Check.Refused(e.getMessage());
        }
    }
}
