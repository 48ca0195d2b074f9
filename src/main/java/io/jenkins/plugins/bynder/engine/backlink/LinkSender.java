package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Permission;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a few links at a time. Stops as soon as it is clear that all will fail: the credentials are rejected, the
 * profile lacks the role, or there are only failures.
 */
final class LinkSender {

    /** Requests in flight; the portal processes each some seconds later anyway. */
    private static final int AT_ONCE = 4;

    /** After this many rejections without a success, or lost responses in a row, all others are expected to fail. */
    private static final int MAX_FAILURES = 10;

    enum SendResult {
        ACCEPTED,
        /** The response was lost; the value may have been written. */
        UNSURE,
        REJECTED
    }

    /** @param reason user-facing; empty if the value was accepted */
    record Sent(FieldWrite write, SendResult result, LocalizableText reason) {}

    private final Portal portal;
    private final Metaproperty property;
    private final BacklinkProgress progress;
    private boolean roleAsked;
    private boolean anyAccepted;
    private int failures;
    private int silences;
    private volatile LocalizableText abortReason = LocalizableText.EMPTY;

    LinkSender(Portal portal, Metaproperty property, BacklinkProgress progress) {
        this.portal = portal;
        this.property = property;
        this.progress = progress;
    }

    /** User-facing: why sending stopped; empty if it did not. */
    LocalizableText abortReason() {
        return abortReason;
    }

    Collection<Sent> send(Collection<FieldWrite> writes) throws InterruptedException {
        Queue<FieldWrite> waiting = new ConcurrentLinkedQueue<>(writes);
        Queue<Sent> sent = new ConcurrentLinkedQueue<>();
        Callable<Void> worker = () -> {
            for (FieldWrite write = waiting.poll(); write != null; write = waiting.poll()) {
                sent.add(abortReason.isEmpty() ? send(write) : new Sent(write, SendResult.REJECTED, abortReason));
            }
            return null;
        };
        int count = Math.min(AT_ONCE, writes.size());
        if (count > 0) {
            run(Collections.nCopies(count, worker));
        }
        return sent;
    }

    private static void run(List<Callable<Void>> workers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers.size(), new DaemonThreads("backlinks"));
        try {
            for (Future<Void> end : threads.invokeAll(new ArrayList<>(workers))) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Sent send(FieldWrite write) throws InterruptedException {
        try {
            portal.writeMetaproperty(write.assetId(), property.id(), write.value());
            accepted();
            return new Sent(write, SendResult.ACCEPTED, LocalizableText.EMPTY);
        } catch (PortalException e) {
            failed(e);
            boolean unsure = e.problem() == PortalException.Problem.UNREACHABLE;
            return new Sent(write, unsure ? SendResult.UNSURE : SendResult.REJECTED, e.why());
        }
    }

    private synchronized void accepted() {
        anyAccepted = true;
        silences = 0;
        progress.sentOne();
    }

    private synchronized void failed(PortalException e) throws InterruptedException {
        switch (e.problem()) {
            case CREDENTIALS, RATE_LIMITED -> abortReason = e.why();
            case FORBIDDEN -> lookAtRole();
            case NOT_FOUND -> {
                return; // Assets can disappear, which says nothing about the others.
            }
            case UNREACHABLE -> silences++;
            case INVALID_RESPONSE, REJECTED -> {}
        }
        failures++;
        if (abortReason.isEmpty() && (silences >= MAX_FAILURES || failures >= MAX_FAILURES && !anyAccepted)) {
            abortReason = BacklinkTexts.message("lost.all", MAX_FAILURES, e.why());
        }
    }

    /** Distinguishes one protected asset from a profile that may not edit any. */
    private void lookAtRole() throws InterruptedException {
        if (roleAsked) {
            return;
        }
        roleAsked = true;
        try {
            Account account = portal.whoAmI();
            if (account.rolesKnown() && !Permission.EDIT_ASSETS.grantedTo(account)) {
                abortReason = BacklinkTexts.message(
                        "lost.role",
                        portal.address(),
                        account.profile(),
                        Permission.EDIT_ASSETS.localizedLabel(),
                        Permission.EDIT_ASSETS.role());
            }
        } catch (PortalException e) {
            return; // If the role is missing, the following failures will show it.
        }
    }
}
