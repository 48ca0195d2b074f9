package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import io.jenkins.plugins.bynder.engine.sns.SigningCertificates;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.engine.util.MonotonicClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Receives and stores events in one directory: endpoint, inbox, log and pending topics. Opened and closed together, by
 * one process at a time.
 */
public final class EventReceiver implements Closeable {

    private final Inbox inbox;
    private final EventLog log;
    private final PendingTopics pending;
    private final SubscriptionConfirmer confirmer;
    private final MessageReceiver receiver;

    private EventReceiver(
            Inbox inbox,
            EventLog log,
            PendingTopics pending,
            HttpFetcher fetcher,
            TrustRoots roots,
            Predicate<TopicArn> listed,
            Clock clock) {
        this.inbox = inbox;
        this.log = log;
        this.pending = pending;
        this.confirmer = new SubscriptionConfirmer(fetcher);
        MessageVerifier verifier = new MessageVerifier(listed, new SigningCertificates(fetcher, roots, clock), clock);
        this.receiver = new MessageReceiver(verifier, inbox, pending, confirmer, log, clock);
    }

    /**
     * Opens the directory; creates it if it is missing.
     *
     * @param listed whether an integration trusts a topic; called for every message
     * @throws IOException if the directory is in use, or cannot be read or written
     */
    public static EventReceiver open(
            Path directory, HttpFetcher fetcher, TrustRoots roots, Predicate<TopicArn> listed, Clock clock)
            throws IOException {
        EventLog log = new EventLog(directory.resolve("events.jsonl"));
        PendingTopics pending = new PendingTopics(directory.resolve("pending-topics.json"));
        return new EventReceiver(
                Inbox.open(directory.resolve("inbox"), clock), log, pending, fetcher, roots, listed, clock);
    }

    /** The endpoint for SNS messages. */
    public MessageReceiver receiver() {
        return receiver;
    }

    public EventLog log() {
        return log;
    }

    public PendingTopics pending() {
        return pending;
    }

    /** Confirms the subscriptions of pending topics. */
    public SubscriptionConfirmer confirmer() {
        return confirmer;
    }

    /**
     * Stores an event again under a new id, to be processed like any other.
     *
     * @return empty if the event is not in the log
     */
    public Optional<StoreResult> replay(String messageId) {
        return log.replay(messageId, inbox);
    }

    /** Number of events that wait to be processed. */
    public int waiting() {
        return inbox.size();
    }

    /** Whether the last write to disk failed. */
    public boolean failing() {
        return inbox.failing();
    }

    /**
     * Creates the dispatcher; one per receiver, used by one thread.
     *
     * @param portals as for {@link Dispatcher}
     * @param workers run handlers
     */
    public Dispatcher dispatcher(
            Function<TopicArn, Optional<String>> portals,
            Dispatcher.Handler handler,
            QuietPeriod quiet,
            Dispatcher.Workers workers) {
        return new Dispatcher(inbox, log, portals, handler, quiet, MonotonicClock.start(), workers);
    }

    /** Accepts no more messages and waits for pending writes. Unprocessed events are kept for the next start. */
    @Override
    public void close() throws IOException {
        receiver.stop();
        inbox.close();
    }
}
