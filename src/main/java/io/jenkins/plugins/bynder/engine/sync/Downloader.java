package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches what the plan asks for, several at a time. Links are resolved a little ahead of the downloads, by threads of
 * their own, so that nobody who could download waits for a link.
 */
final class Downloader {

    /** From this size on the time to resolve a link does not matter, and a link resolved early may grow old. */
    private static final long BIG = 8L * 1024 * 1024;

    private static final Duration SLOW = Duration.ofSeconds(2);

    private static final int BUFFER = 64 * 1024;

    private static final long LINK_AGE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Answers of one kind in a row, with none that is better in between, after which there is no sense in going on. */
    private static final int UNREACHABLE_LIMIT = 5;

    /** The same for links that the portal refuses, which it may do for many assets that follow each other. */
    private static final int REFUSED_LIMIT = 100;

    /** The same while it has given no link in this run. */
    private static final int REFUSED_LIMIT_AT_FIRST = 20;

    /** After so many the others are tried in a random order. */
    private static final int REFUSED_IN_ORDER = 5;

    private static final int PUBLISH_LIMIT = 5;

    /** Threads for each transfer that may be under way: others take the places of silent ones, and of files on their way to disk. */
    static final int HANDS = 2;

    /** Links for each transfer, being resolved or waiting: as many again, so that one slow answer leaves nobody without. Half as many until the first file has arrived. */
    private static final int AHEAD = 2;

    /** @param link absent if whoever downloads is to ask for it */
    private record Job(DownloadQueue.Attempt attempt, Optional<DownloadLink> link, long since) {}

    private final AssetSource source;
    private final Disclaimers disclaimers;
    private final FileHost host;
    private final FolderContext workplace;
    private final Download download;
    private final Publisher publisher;
    private final SyncResults results;
    private final Progress progress;
    private final SyncSettings settings;

    private final FailureStreak portalCircuit = new FailureStreak(UNREACHABLE_LIMIT);
    private final FailureStreak refusals = new FailureStreak(REFUSED_LIMIT_AT_FIRST, REFUSED_LIMIT);
    private final FailureStreak hostCircuit;
    private final FailureStreak diskCircuit = new FailureStreak(PUBLISH_LIMIT);
    private final Semaphore ahead;
    private final AtomicBoolean proven = new AtomicBoolean();
    private final TransferPermits slots;
    private final BlockingQueue<Optional<Job>> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger resolvers = new AtomicInteger();
    private final FileHosts hosts;
    private final long availableMillis;
    private DownloadQueue backlog = new DownloadQueue(List.of(), 0);
    private String lost = "";

    Downloader(
            SyncContext tools,
            FolderContext workplace,
            Download download,
            FileHosts hosts,
            Publisher publisher,
            SyncResults results,
            SyncSettings settings) {
        this.source = tools.source();
        this.disclaimers = tools.disclaimers();
        this.host = tools.host();
        this.progress = tools.progress();
        this.workplace = workplace;
        this.download = download;
        this.hosts = hosts;
        this.availableMillis = tools.pace().availableMillis();
        this.publisher = publisher;
        this.results = results;
        this.settings = settings;
        this.ahead = new Semaphore(settings.concurrency());
        this.slots =
                new TransferPermits(settings.concurrency(), slow(host.timeouts().firstByte()));
        this.hostCircuit = new FailureStreak(Math.max(UNREACHABLE_LIMIT, settings.concurrency()));
    }

    /** Longer than a busy host takes to answer, and well before the wait is over. */
    private static Duration slow(Duration firstByte) {
        Duration quarter = firstByte.dividedBy(4);
        return quarter.compareTo(SLOW) < 0 ? quarter : SLOW;
    }

    /**
     * Ends when all steps have ended, one way or another, or when there is no sense in going on.
     *
     * @return why the portal or its file host was given up, empty if it was not
     * @throws DiskException if the disk is full or cannot be written
     */
    String run(List<PlanStep> steps) throws IOException, InterruptedException {
        backlog = new DownloadQueue(biggestFirst(steps), availableMillis);
        int workers = Math.min(settings.concurrency(), steps.size());
        int hands = Math.min(HANDS * settings.concurrency(), steps.size());
        resolvers.set(workers);
        try (WorkerGroup crew = new WorkerGroup("bynder-sync-transfer", host::cancelAll)) {
            crew.start(workers, () -> resolve(hands));
            crew.start(hands, this::work);
            crew.join();
        }
        return lost();
    }

    /** So that the end does not wait for one big file; small ones stay in the order of the listing. */
    private static List<PlanStep> biggestFirst(List<PlanStep> steps) {
        List<PlanStep> sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparingLong(
                step -> step.asset().size() > BIG ? -step.asset().size() : 0));
        return sorted;
    }

    /** @param hands who wait for what is resolved, to be told of the end */
    private void resolve(int hands) throws InterruptedException {
        try {
            while (true) {
                ahead.acquire();
                Optional<DownloadQueue.Attempt> attempt = backlog.next();
                if (attempt.isEmpty()) {
                    ahead.release();
                    return;
                }
                Optional<DownloadLink> link = Optional.empty();
                try {
                    link = link(attempt.get().step());
                } catch (PortalException e) {
                    ahead.release();
                    refused(attempt.get(), e);
                    continue;
                }
                ready.put(Optional.of(new Job(attempt.get(), link, System.nanoTime())));
            }
        } finally {
            if (resolvers.decrementAndGet() == 0) {
                for (int n = 0; n < hands; n++) {
                    ready.add(Optional.empty());
                }
            }
        }
    }

    private Optional<DownloadLink> link(PlanStep step) throws PortalException, InterruptedException {
        if (!settings.derivative().isEmpty()) {
            return Optional.of(step.asset().link(settings.portal()));
        }
        boolean atHand = workplace.parts().begun(step.id())
                || (step.known().isPresent() && !step.local().intact());
        if (atHand || step.asset().size() > BIG || hosts.allRefusing().isPresent()) {
            return Optional.empty();
        }
        DownloadLink link = source.link(step.id());
        disclaimers.add(link);
        answered();
        return Optional.of(link);
    }

    private void work() throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        boolean more = true;
        while (more) {
            try (TransferPermits.Slot slot = slots.take()) {
                Optional<Job> job = ready.take();
                more = job.isPresent();
                if (more) {
                    ahead.release();
                    Job next = job.get();
                    boolean fresh = System.nanoTime() - next.since() < LINK_AGE_NANOS;
                    boolean usable = fresh || !settings.derivative().isEmpty();
                    process(next.attempt(), usable ? next.link() : Optional.empty(), buffer, slot);
                }
            }
        }
    }

    private void process(
            DownloadQueue.Attempt attempt, Optional<DownloadLink> link, byte[] buffer, TransferPermits.Slot slot)
            throws IOException, InterruptedException {
        PlanStep step = attempt.step();
        long begun = hostCircuit.begin();
        try {
            workplace.folder().file(step.path());
            if (workplace.leftovers().inPlace(step)) {
                finish(publisher.adopt(step));
                return;
            }
            Optional<DownloadedFile> there =
                    step.known().isEmpty() && step.asset().isUntyped(settings.portal())
                            ? Optional.empty()
                            : workplace.leftovers().complete(step, settings.derivative());
            DownloadedFile fetched =
                    there.isPresent() ? there.get() : download.fetch(step, settings.derivative(), link, buffer, slot);
            hostCircuit.worked();
            answered();
            finish(publisher.publish(step, fetched));
            if (proven.compareAndSet(false, true)) {
                ahead.release((AHEAD - 1) * settings.concurrency());
            }
            diskCircuit.worked();
        } catch (PortalException e) {
            refused(attempt, e);
        } catch (UnavailableException e) {
            hostCircuit.worked();
            later(attempt, e.getMessage());
        } catch (FetchException e) {
            fail(step, e.getMessage());
            if (e.unreachable() && hostCircuit.failed(begun)) {
                giveUp(e.getMessage());
            }
        } catch (DiskException e) {
            throw e;
        } catch (IOException e) {
            fail(step, SyncTexts.text("reason.unpublished", IoErrors.reason(e)));
            if (diskCircuit.failed()) {
                throw new DiskException(e);
            }
        }
    }

    private void refused(DownloadQueue.Attempt attempt, PortalException e) {
        PlanStep step = attempt.step();
        switch (e.problem()) {
            case NOT_FOUND -> {
                answered();
                later(attempt, e.getMessage());
            }
            case KEYS, LIMIT -> {
                fail(step, e.getMessage());
                giveUp(e.getMessage());
            }
            case UNREACHABLE -> {
                fail(step, e.getMessage());
                if (portalCircuit.failed()) {
                    giveUp(e.getMessage());
                }
            }
            case FORBIDDEN, ANSWER, REFUSED -> {
                portalCircuit.worked();
                fail(step, e.getMessage());
                if (refusals.failed()) {
                    giveUp(e.getMessage());
                } else if (refusals.hasOnlyFailed(REFUSED_IN_ORDER)) {
                    backlog.shuffle();
                }
            }
        }
    }

    /** Bynder stores originals, and makes renditions, a little after it lists an asset. */
    private void later(DownloadQueue.Attempt attempt, String why) {
        if (!backlog.again(attempt)) {
            PlanStep step = attempt.step();
            boolean here = step.known().isPresent() && step.local().kind() != LocalState.Kind.MISSING;
            finish(StepReports.of(
                    step,
                    here && step.outcome() != Outcome.UPDATED ? Outcome.KEPT : Outcome.UNAVAILABLE,
                    SyncTexts.text(here ? "reason.keptUnavailable" : "reason.unavailable", why)));
        }
    }

    private void fail(PlanStep step, String why) {
        finish(StepReports.of(step, Outcome.FAILED, why));
    }

    private void finish(AssetReport report) {
        results.add(report);
        progress.fileDone();
        backlog.done();
    }

    private void answered() {
        portalCircuit.worked();
        refusals.worked();
    }

    private synchronized void giveUp(String why) {
        lost = lost.isEmpty() ? why : lost;
        backlog.end();
    }

    private synchronized String lost() {
        return lost;
    }
}
