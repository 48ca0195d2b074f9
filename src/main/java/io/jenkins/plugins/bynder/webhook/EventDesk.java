package io.jenkins.plugins.bynder.webhook;

import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.Decision;
import io.jenkins.plugins.bynder.engine.sns.Dispatcher;
import io.jenkins.plugins.bynder.engine.sns.EventBatch;
import io.jenkins.plugins.bynder.engine.sns.EventIntake;
import io.jenkins.plugins.bynder.engine.sns.EventLog;
import io.jenkins.plugins.bynder.engine.sns.Outbound;
import io.jenkins.plugins.bynder.engine.sns.PendingTopics;
import io.jenkins.plugins.bynder.engine.sns.QuietPeriod;
import io.jenkins.plugins.bynder.engine.sns.Receiver;
import io.jenkins.plugins.bynder.engine.sns.Storing;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All that takes in, keeps and hands on events, opened together and closed together. */
final class EventDesk implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(EventDesk.class.getName());
    private static final long PAUSE_AFTER_FAULT_MILLIS = 10_000;

    private final EventIntake intake;
    private final Thread dispatching;

    /**
     * @param directory for the inbox, the log and the topics that wait
     * @throws IOException if it is in use, or cannot be read or written
     */
    static EventDesk open(Path directory, Outbound outbound, TrustRoots roots, QuietPeriod quiet) throws IOException {
        return new EventDesk(
                EventIntake.open(
                        directory, outbound, roots, topic -> portal(topic).isPresent(), Clock.systemUTC()),
                quiet);
    }

    private EventDesk(EventIntake intake, QuietPeriod quiet) {
        this.intake = intake;
        Dispatcher dispatcher = intake.dispatcher(EventDesk::portal, EventDesk::decide, quiet);
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
    static Decision decide(EventBatch batch) throws Exception {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            List<Decision> decisions = new ArrayList<>();
            for (EventHandler handler : ExtensionList.lookup(EventHandler.class)) {
                decisions.add(handler.handle(batch));
            }
            return decisions.stream()
                    .reduce(EventDesk::both)
                    .orElseGet(() -> Decision.of(Messages.EventDesk_noHandler()));
        }
    }

    private static Decision both(Decision one, Decision other) {
        Set<String> notShown = new HashSet<>(one.notShown());
        notShown.addAll(other.notShown());
        return new Decision(one.sentence() + " " + other.sentence(), one.acted() || other.acted(), notShown);
    }

    /** Has an event come in once more; empty if it is no longer known. */
    Optional<Storing> replay(String messageId) {
        return intake.replay(messageId);
    }

    /** Calls SNS for a topic that an administrator has approved, and writes down if it said yes. */
    Confirmation confirm(WaitingTopic topic) {
        Confirmation confirmation = intake.confirmer().confirm(topic);
        if (confirmation instanceof Confirmation.Confirmed) {
            log().approved(topic.topic(), Instant.now(), Messages.EventDesk_approved());
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
        return intake.receiver();
    }

    EventLog log() {
        return intake.log();
    }

    PendingTopics pending() {
        return intake.pending();
    }

    int waiting() {
        return intake.waiting();
    }

    boolean failing() {
        return intake.failing();
    }

    /** What is not decided yet is looked at after the next opening. */
    @Override
    public void close() throws IOException {
        receiver().stop();
        dispatching.interrupt();
        intake.close();
    }
}
