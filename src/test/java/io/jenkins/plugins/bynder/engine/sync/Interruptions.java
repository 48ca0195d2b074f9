package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** One or two syncs, and the faults of their machine, in addition to those of the portal. */
final class Interruptions {

    private static final long PATIENCE_SECONDS = 120;

    private final Random random;
    private final SyncFixture fixture;
    private final SyncSettings settings;
    private final Workers workers;
    private int underWay;

    Interruptions(Random random, SyncFixture fixture, SyncSettings settings, Workers workers) {
        this.random = random;
        this.fixture = fixture;
        this.settings = settings;
        this.workers = workers;
    }

    /** @return what happened, for the log */
    String run() throws Exception {
        underWay = 0;
        return switch (random.nextInt(12)) {
            case 0, 1 -> killed();
            case 2, 3 -> withFullDisk();
            case 4, 5 -> interrupted();
            case 6 -> two();
            case 7 -> twoProcesses();
            default -> "sync: " + outcome(here());
        };
    }

    /** How many files may have been on their way when the last run broke off, or found the disk full. */
    int underWay() {
        return underWay;
    }

    private String killed() throws Exception {
        try (SyncWorker worker = workers.take()) {
            worker.sync(fixture, settings);
            long requests = awaitSomething(worker);
            worker.kill();
            workers.killed();
            underWay = Downloader.THREADS_PER_TRANSFER * settings.concurrency();
            return "kill -9 after " + requests + " requests";
        }
    }

    private String withFullDisk() throws Exception {
        try (SyncWorker worker = workers.take()) {
            worker.sync(fixture, settings);
            long requests = awaitSomething(worker);
            int room = random.nextBoolean() ? 0 : random.nextInt(40_000);
            workers.fillDisk(worker, room);
            // Until all have seen that one has found no room, another takes its place, and finds none either.
            underWay = Downloader.THREADS_PER_TRANSFER * settings.concurrency();
            if (random.nextBoolean()) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
                worker.kill();
                workers.killed();
                return "no file may grow beyond " + room + " after " + requests + " requests, then kill -9";
            }
            return "no file may grow beyond " + room + " after " + requests + " requests: " + worker.end();
        }
    }

    private String interrupted() throws Exception {
        FutureTask<String> sync = here();
        Thread thread = start(sync);
        long before = requests();
        long wanted = random.nextInt(60);
        while (thread.isAlive() && requests() - before < wanted) {
            LockSupport.parkNanos(100_000);
        }
        thread.interrupt();
        underWay = Downloader.THREADS_PER_TRANSFER * settings.concurrency();
        return "interrupt after " + wanted + " requests: " + outcome(sync);
    }

    private String two() throws Exception {
        FutureTask<String> one = here();
        FutureTask<String> other = here();
        start(one);
        return "two at once: " + outcome(other) + ", " + outcome(one);
    }

    private String twoProcesses() throws Exception {
        try (SyncWorker worker = workers.take()) {
            worker.sync(fixture, settings);
            FutureTask<String> here = here();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            return "two processes at once: " + outcome(here) + ", " + worker.end();
        }
    }

    /** A moment in the life of a sync, as chance will have it. */
    private long awaitSomething(SyncWorker worker) {
        long before = requests();
        long wanted = random.nextInt(70);
        while (worker.isAlive() && requests() - before < wanted) {
            LockSupport.parkNanos(100_000);
        }
        LockSupport.parkNanos(random.nextInt(10_000_000));
        return requests() - before;
    }

    private long requests() {
        return fixture.portal.traffic().apiRequests() + fixture.portal.traffic().fileRequests();
    }

    private FutureTask<String> here() {
        return new FutureTask<>(() -> {
            try {
                return fixture.sync(all -> settings).end().toString();
            } catch (IOException e) {
                return "given up, " + e.getMessage();
            }
        });
    }

    private static Thread start(FutureTask<String> sync) {
        Thread thread = new Thread(sync, "sync");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static String outcome(FutureTask<String> sync) throws Exception {
        if (!sync.isDone()) {
            start(sync);
        }
        try {
            return sync.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The sync does not end", e);
        } catch (ExecutionException e) {
            throw new AssertionError("A sync ends with a report or an exception of ours", e.getCause());
        }
    }
}
