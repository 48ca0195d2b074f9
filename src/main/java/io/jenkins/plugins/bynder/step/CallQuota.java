package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import java.util.concurrent.Semaphore;

/**
 * Limits an agent's calls to the controller during one sync: to several times what a sync can need, and to some at a
 * time. Beyond that, all calls are rejected for the rest of the sync, so that no agent can exhaust the portal's request
 * budget or the controller's threads.
 */
final class CallQuota {

    /** Requests that a sync may send regardless of the size of its listing. */
    private static final int BASE = 100;

    private static final int PRESENCE_REQUESTS = 2500;
    private static final long MAX_ASSETS = 10_000_000;

    /** Kinds of calls, each with its own limit. */
    enum Kind {
        PAGE,
        PRESENCE,
        OWN_EDITS,
        ASSETS,
        ORIGINAL,
        LINK,
        RENDITIONS;

        /** @param assets number of assets in the listing */
        private long limit(long assets) {
            return switch (this) {
                case PAGE -> BASE + assets / 50;
                case PRESENCE -> PRESENCE_REQUESTS + assets / 10;
                case OWN_EDITS -> BASE + assets / 10;
                case ASSETS, LINK -> BASE + 6 * assets;
                case ORIGINAL -> BASE + 3 * assets;
                case RENDITIONS -> BASE;
            };
        }
    }

    /** A call to the portal. */
    @FunctionalInterface
    interface Call<T, E extends Exception> {
        T make() throws E, InterruptedException;
    }

    private final Semaphore places;
    private final long[] used = new long[Kind.values().length];
    private long assets;
    private boolean exceeded;

    CallQuota(int concurrency) {
        this.places = new Semaphore(2 * concurrency + 8);
    }

    /** Records that the listing has at least this many assets. */
    synchronized void listed(long count) {
        assets = Math.max(assets, Math.min(count, MAX_ASSETS));
    }

    /** Whether a call was rejected. */
    synchronized boolean exceeded() {
        return exceeded;
    }

    /**
     * @param ids number of ids in the call
     * @throws SecurityException if the quota is exceeded; nothing was sent then
     */
    <T, E extends Exception> T call(Kind kind, int ids, Call<T, E> call) throws E, InterruptedException {
        boolean placed = places.tryAcquire();
        try {
            charge(kind, Math.max(1, (ids + Portal.IDS_PER_REQUEST - 1) / Portal.IDS_PER_REQUEST), placed);
            return call.make();
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private synchronized void charge(Kind kind, int requests, boolean placed) {
        long next = used[kind.ordinal()] + requests;
        if (exceeded || !placed || next > kind.limit(assets)) {
            exceeded = true;
            throw new SecurityException(Messages.ListedAssets_quota());
        }
        used[kind.ordinal()] = next;
    }
}
