package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
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
 * Downloads the planned files in parallel. Separate threads resolve links a little ahead of the downloads, so that no
 * download thread waits for a link.
 */
final class Downloader {

    /** From this size on, the time to resolve a link does not matter, and a link resolved early may expire. */
    private static final long BIG = 8L * 1024 * 1024;

    private static final Duration SLOW = Duration.ofSeconds(2);

    private static final int BUFFER = 64 * 1024;

    private static final long LINK_AGE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Failures of one kind in a row after which the run stops. */
    private static final int UNREACHABLE_LIMIT = 5;

    /** The same for rejected links: many consecutive assets may be forbidden. */
    private static final int REFUSED_LIMIT = 100;

    /** The same while the portal has given no link in this run. */
    private static final int REFUSED_LIMIT_AT_FIRST = 20;

    /** After this many, the remaining steps are tried in random order. */
    private static final int REFUSED_IN_ORDER = 5;

    private static final int PUBLISH_LIMIT = 5;

    /**
     * Threads for each permitted transfer: the extra ones replace stalled transfers and those that only write to disk.
     */
    static final int THREADS_PER_TRANSFER = 2;

    /**
     * Links for each transfer, in flight or waiting: twice the transfers, so that one slow response starves none. Half
     * as many until the first file has arrived.
     */
    private static final int AHEAD = 2;

    /** @param link absent if the download thread must request it */
    private record Job(DownloadQueue.Attempt attempt, Optional<DownloadLink> link, long since) {}

    private final AssetSource source;
    private final Disclaimers disclaimers;
    private final FileHost host;
    private final FolderContext folderContext;
    private final Download download;
    private final Publisher publisher;
    private final SyncResults results;
    private final SyncProgress progress;
    private final SyncSettings settings;

    private final FailureStreak portalFailures = new FailureStreak(UNREACHABLE_LIMIT);
    private final FailureStreak refusals = new FailureStreak(REFUSED_LIMIT_AT_FIRST, REFUSED_LIMIT);
    private final FailureStreak hostFailures;
    private final FailureStreak diskFailures = new FailureStreak(PUBLISH_LIMIT);
    private final Semaphore ahead;
    private final AtomicBoolean proven = new AtomicBoolean();
    private final TransferPermits permits;
    private final BlockingQueue<Optional<Job>> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger resolvers = new AtomicInteger();
    private final FileHosts hosts;
    private final long availableMillis;
    private DownloadQueue backlog = new DownloadQueue(List.of(), 0);
    private LocalizableText abortReason = LocalizableText.EMPTY;

    Downloader(
            SyncContext context,
            FolderContext folderContext,
            Download download,
            FileHosts hosts,
            Publisher publisher,
            SyncResults results,
            SyncSettings settings) {
        this.source = context.source();
        this.disclaimers = context.disclaimers();
        this.host = context.host();
        this.progress = context.progress();
        this.folderContext = folderContext;
        this.download = download;
        this.hosts = hosts;
        this.availableMillis = context.timings().availableMillis();
        this.publisher = publisher;
        this.results = results;
        this.settings = settings;
        this.ahead = new Semaphore(settings.concurrency());
        this.permits =
                new TransferPermits(settings.concurrency(), slow(host.timeouts().firstByte()));
        this.hostFailures = new FailureStreak(Math.max(UNREACHABLE_LIMIT, settings.concurrency()));
    }

    /** Longer than a busy host takes to answer, and well below the limit of the wait. */
    private static Duration slow(Duration firstByte) {
        Duration quarter = firstByte.dividedBy(4);
        return quarter.compareTo(SLOW) < 0 ? quarter : SLOW;
    }

    /**
     * Ends when all steps have ended or when the run cannot continue.
     *
     * @return why the run was aborted, empty if it was not
     * @throws DiskException if the disk is full or cannot be written
     */
    LocalizableText run(List<PlanStep> steps) throws IOException, InterruptedException {
        backlog = new DownloadQueue(biggestFirst(steps), availableMillis);
        int workers = Math.min(settings.concurrency(), steps.size());
        int threads = Math.min(THREADS_PER_TRANSFER * settings.concurrency(), steps.size());
        resolvers.set(workers);
        try (WorkerGroup group = new WorkerGroup("transfer", host::cancelAll)) {
            group.start(workers, () -> resolve(threads));
            group.start(threads, this::work);
            group.join();
        }
        return abortReason();
    }

    /**
     * Starts with the biggest files, so that the end does not wait for one of them; small ones keep the order of the
     * listing.
     */
    private static List<PlanStep> biggestFirst(List<PlanStep> steps) {
        List<PlanStep> sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparingLong(
                step -> step.asset().size() > BIG ? -step.asset().size() : 0));
        return sorted;
    }

    /** @param threads number of threads to notify of the end */
    private void resolve(int threads) throws InterruptedException {
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
                for (int n = 0; n < threads; n++) {
                    ready.add(Optional.empty());
                }
            }
        }
    }

    private Optional<DownloadLink> link(PlanStep step) throws PortalException, InterruptedException {
        if (!settings.derivative().isEmpty()) {
            return Optional.of(step.asset().link(settings.portal()));
        }
        boolean atHand = folderContext.parts().isStarted(step.id())
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
            try (TransferPermits.Permit permit = permits.take()) {
                Optional<Job> job = ready.take();
                more = job.isPresent();
                if (more) {
                    ahead.release();
                    Job next = job.get();
                    boolean fresh = System.nanoTime() - next.since() < LINK_AGE_NANOS;
                    boolean usable = fresh || !settings.derivative().isEmpty();
                    process(next.attempt(), usable ? next.link() : Optional.empty(), buffer, permit);
                }
            }
        }
    }

    private Optional<DownloadedFile> leftover(PlanStep step) throws IOException {
        if (step.known().isEmpty() && step.asset().isUntyped(settings.portal())) {
            return Optional.empty();
        }
        String rendition = settings.derivative();
        return folderContext.resumable().complete(step, rendition, download.former(step, rendition));
    }

    private void process(
            DownloadQueue.Attempt attempt, Optional<DownloadLink> link, byte[] buffer, TransferPermits.Permit permit)
            throws IOException, InterruptedException {
        PlanStep step = attempt.step();
        long started = hostFailures.begin();
        try {
            folderContext.folder().file(step.path());
            if (folderContext.resumable().inPlace(step)) {
                finish(publisher.adopt(step));
                return;
            }
            Optional<DownloadedFile> there = leftover(step);
            DownloadedFile fetched =
                    there.isPresent() ? there.get() : download.fetch(step, settings.derivative(), link, buffer, permit);
            hostFailures.reset();
            answered();
            finish(publisher.publish(step, fetched));
            if (proven.compareAndSet(false, true)) {
                ahead.release((AHEAD - 1) * settings.concurrency());
            }
            diskFailures.reset();
        } catch (PortalException e) {
            refused(attempt, e);
        } catch (UnavailableException e) {
            hostFailures.reset();
            later(attempt, e.why());
        } catch (FetchException e) {
            fail(step, e.why());
            if (e.unreachable() && hostFailures.recordFailure(started)) {
                giveUp(e.why());
            }
        } catch (DiskException | ClosedByInterruptException e) {
            throw e; // The group is stopped after another worker's failure, or the sync is.
        } catch (IOException e) {
            fail(step, TransferErrorTexts.failed("unpublished", e));
            if (diskFailures.recordFailure()) {
                throw new DiskException(e);
            }
        }
    }

    private void refused(DownloadQueue.Attempt attempt, PortalException e) {
        PlanStep step = attempt.step();
        switch (e.problem()) {
            case NOT_FOUND -> {
                answered();
                later(attempt, e.why());
            }
            case CREDENTIALS, RATE_LIMITED -> {
                fail(step, e.why());
                giveUp(e.why());
            }
            case UNREACHABLE -> {
                fail(step, e.why());
                if (portalFailures.recordFailure()) {
                    giveUp(e.why());
                }
            }
            case FORBIDDEN, INVALID_RESPONSE, REJECTED -> {
                portalFailures.reset();
                fail(step, e.why());
                if (refusals.recordFailure()) {
                    giveUp(e.why());
                } else if (refusals.hasOnlyFailed(REFUSED_IN_ORDER)) {
                    backlog.shuffle();
                }
            }
        }
    }

    /** Bynder stores originals and creates derivatives a little after it lists an asset. */
    private void later(DownloadQueue.Attempt attempt, LocalizableText why) {
        if (!backlog.again(attempt)) {
            PlanStep step = attempt.step();
            boolean here = step.known().isPresent() && step.local().kind() != LocalState.Kind.MISSING;
            finish(StepReports.of(
                    step,
                    here && step.outcome() != Outcome.UPDATED ? Outcome.KEPT : Outcome.UNAVAILABLE,
                    SyncTexts.reason(here ? "keptUnavailable" : "unavailable", why)));
        }
    }

    private void fail(PlanStep step, LocalizableText why) {
        finish(StepReports.of(step, Outcome.FAILED, why));
    }

    private void finish(AssetReport report) {
        results.add(report);
        progress.fileDone();
        backlog.done();
    }

    private void answered() {
        portalFailures.reset();
        refusals.reset();
    }

    private synchronized void giveUp(LocalizableText why) {
        abortReason = abortReason.isEmpty() ? why : abortReason;
        backlog.end();
    }

    private synchronized LocalizableText abortReason() {
        return abortReason;
    }
}
