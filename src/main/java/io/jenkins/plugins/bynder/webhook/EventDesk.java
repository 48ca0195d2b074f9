package io.jenkins.plugins.bynder.webhook;

import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.sns.BynderEvent;
import io.jenkins.plugins.bynder.sns.Confirmation;
import io.jenkins.plugins.bynder.sns.Dispatcher;
import io.jenkins.plugins.bynder.sns.EventBatch;
import io.jenkins.plugins.bynder.sns.EventLog;
import io.jenkins.plugins.bynder.sns.Inbox;
import io.jenkins.plugins.bynder.sns.LoggedEvent;
import io.jenkins.plugins.bynder.sns.MessageVerifier;
import io.jenkins.plugins.bynder.sns.Outbound;
import io.jenkins.plugins.bynder.sns.PendingTopics;
import io.jenkins.plugins.bynder.sns.QuietPeriod;
import io.jenkins.plugins.bynder.sns.Receiver;
import io.jenkins.plugins.bynder.sns.SigningCertificates;
import io.jenkins.plugins.bynder.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.sns.TopicArn;
import io.jenkins.plugins.bynder.sns.TrustRoots;
import io.jenkins.plugins.bynder.sns.WaitingTopic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All that takes in, keeps and hands on events, opened together and closed together. */
final class EventDesk implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(EventDesk.class.getName());
    private static final long PAUSE_AFTER_FAULT_MILLIS = 10_000;

    private final Inbox inbox;
    private final EventLog log;
    private final PendingTopics pending;
    private final SubscriptionConfirmer confirmer;
    private final Receiver receiver;
    private final Thread dispatching;

    /**
     * @param directory for the inbox, the log and the topics that wait
     * @throws IOException if it is in use, or cannot be read or written
     */
    static EventDesk open(Path directory, Outbound outbound, TrustRoots roots, QuietPeriod quiet) throws IOException {
        Clock clock = Clock.systemUTC();
        EventLog log = new EventLog(directory.resolve("events.jsonl"));
        PendingTopics pending = new PendingTopics(directory.resolve("pending-topics.json"));
        return new EventDesk(
                Inbox.open(directory.resolve("inbox"), clock), log, pending, outbound, roots, quiet, clock);
    }

    private EventDesk(
            Inbox inbox,
            EventLog log,
            PendingTopics pending,
            Outbound outbound,
            TrustRoots roots,
            QuietPeriod quiet,
            Clock clock) {
        this.inbox = inbox;
        this.log = log;
        this.pending = pending;
        this.confirmer = new SubscriptionConfirmer(outbound);
        MessageVerifier verifier = new MessageVerifier(
                topic -> portal(topic).isPresent(), new SigningCertificates(outbound, roots, clock), clock);
        this.receiver = new Receiver(verifier, inbox, pending, confirmer, log, clock);
        Dispatcher dispatcher = new Dispatcher(inbox, log, EventDesk::portal, EventDesk::decide, quiet, clock);
        this.dispatching = new Thread(() -> dispatch(dispatcher), "Bynder events");
        dispatching.setDaemon(true);
        dispatching.start();
    }

    /** The URL of the portal that a topic speaks for. */
    private static Optional<String> portal(TopicArn topic) {
        return BynderConfiguration.get().trusting(topic).stream()
                .map(Integration::getPortalUrl)
                .findFirst();
    }

    @SuppressWarnings("try") // the context acts on this thread while it is open
    static String decide(EventBatch batch) throws Exception {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            StringBuilder decision = new StringBuilder();
            for (EventHandler handler : ExtensionList.lookup(EventHandler.class)) {
                decision.append(decision.isEmpty() ? "" : " ").append(handler.handle(batch));
            }
            return decision.isEmpty() ? Messages.EventDesk_noHandler() : decision.toString();
        }
    }

    /** Has the event decided about once more, soon; its line in the log then says what came of that. */
    void replay(LoggedEvent event) {
        boolean complete = event.complete() && event.assetIds().size() == event.assets();
        BynderEvent again = new BynderEvent(
                event.id(), event.topic(), event.name(), new LinkedHashSet<>(event.assetIds()), complete, event.at());
        Computer.threadPoolForRemoting.execute(() -> replay(again));
    }

    private void replay(BynderEvent event) {
        Optional<String> portal = portal(event.topic());
        if (portal.isEmpty()) {
            log.decided(event.messageId(), Messages.EventDesk_noPortal());
            return;
        }
        try {
            log.decided(event.messageId(), decide(new EventBatch(portal.get(), List.of(event))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, Messages.EventDesk_replayFailed(event.messageId()), e);
            log.failed(event.messageId(), Messages.EventDesk_replayFailed(event.messageId()) + " " + e.getMessage());
        }
    }

    /** Calls SNS for a topic that an administrator has approved, and writes down if it said yes. */
    Confirmation confirm(WaitingTopic topic) {
        Confirmation confirmation = confirmer.confirm(topic);
        if (confirmation instanceof Confirmation.Confirmed) {
            log.approved(topic.topic(), Instant.now(), Messages.EventDesk_approved());
        }
        return confirmation;
    }

    private static void dispatch(Dispatcher dispatcher) {
        while (true) {
            try {
                dispatcher.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // without this thread no event would ever be looked at again
                LOGGER.log(Level.SEVERE, Messages.EventDesk_fault(), e);
                try {
                    Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    Receiver receiver() {
        return receiver;
    }

    EventLog log() {
        return log;
    }

    PendingTopics pending() {
        return pending;
    }

    int waiting() {
        return inbox.size();
    }

    boolean failing() {
        return inbox.failing();
    }

    /** What is not decided yet is looked at after the next opening. */
    @Override
    public void close() throws IOException {
        receiver.stop();
        dispatching.interrupt();
        inbox.close();
    }
}
