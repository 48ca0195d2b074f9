package io.jenkins.plugins.bynder.webhook;

import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.Dispatcher;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.events.EventReceiver;
import io.jenkins.plugins.bynder.engine.events.MessageReceiver;
import io.jenkins.plugins.bynder.engine.events.PendingTopics;
import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.engine.util.DaemonThreads;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Receives, stores and dispatches events. All parts are opened and closed together. */
@Restricted(NoExternalUse.class)
public final class EventProcessor implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(EventProcessor.class.getName());
    private static final int MAX_PORTALS_AT_ONCE = 8;

    /** Additional threads, so that portals that do not respond leave threads to the others. */
    private static final int MAX_FAILING_AT_ONCE = 4;

    private static final long PAUSE_AFTER_FAULT_MILLIS = 10_000;

    private final EventReceiver eventReceiver;
    private final Thread dispatching;
    private final ExecutorService workers = workers("event-decision", MAX_PORTALS_AT_ONCE);
    private final ExecutorService failingWorkers = workers("failing-event-decision", MAX_FAILING_AT_ONCE);

    /**
     * @param directory of the inbox, the log and the pending topics
     * @throws IOException if it is in use, or cannot be read or written
     */
    static EventProcessor open(Path directory, HttpFetcher fetcher, TrustRoots roots, QuietPeriod quiet)
            throws IOException {
        return new EventProcessor(
                EventReceiver.open(
                        directory, fetcher, roots, topic -> portal(topic).isPresent(), Clock.systemUTC()),
                quiet);
    }

    private EventProcessor(EventReceiver eventReceiver, QuietPeriod quiet) {
        this.eventReceiver = eventReceiver;
        Dispatcher dispatcher = eventReceiver.dispatcher(
                EventProcessor::portal,
                EventProcessor::decide,
                quiet,
                (portal, failing, decision) -> (failing ? failingWorkers : workers).execute(decision));
        this.dispatching = new DaemonThreads("events").newThread(() -> dispatch(dispatcher));
        dispatching.start();
    }

    /** Tasks submitted after shutdown are dropped, because their events are still in the inbox. */
    private static ExecutorService workers(String task, int max) {
        ThreadPoolExecutor workers = DaemonThreads.pool(task, max);
        workers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return workers;
    }

    /** The URL of the portal that a topic speaks for. */
    private static Optional<String> portal(TopicArn topic) {
        return BynderConfiguration.get().portal(topic);
    }

    @SuppressWarnings("try") // The context is used implicitly, by this thread.
    static Decision decide(EventBatch batch) throws Exception {
        if (EventService.get().isCopy()) {
            return Decision.of(Texts.of(Messages.class).message("EventProcessor.passive"));
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            List<Decision> decisions = new ArrayList<>();
            for (EventHandler handler : ExtensionList.lookup(EventHandler.class)) {
                decisions.add(handler.handle(batch));
            }
            return decisions.stream()
                    .reduce(EventProcessor::both)
                    .orElseGet(() -> Decision.of(Texts.of(Messages.class).message("EventProcessor.noHandler")));
        }
    }

    private static Decision both(Decision one, Decision other) {
        Map<String, Set<String>> started = new HashMap<>();
        Stream.of(one, other)
                .forEach(each -> each.started()
                        .forEach((event, jobs) -> started.computeIfAbsent(event, none -> new LinkedHashSet<>())
                                .addAll(jobs)));
        Set<String> notShown = new HashSet<>(one.notShown());
        notShown.addAll(other.notShown());
        return new Decision(
                LocalizableText.sentences(List.of(one.nothing(), other.nothing())),
                LocalizableText.sentences(List.of(one.note(), other.note())),
                started,
                notShown);
    }

    /** Processes an event again; empty if it is no longer known. */
    public Optional<StoreResult> replay(String messageId) {
        return eventReceiver.replay(messageId);
    }

    /** Confirms the subscription of a topic that an administrator has approved, and records the result. */
    public Confirmation confirm(WaitingTopic topic) {
        Confirmation confirmation = eventReceiver.confirmer().confirm(topic);
        if (confirmation instanceof Confirmation.Confirmed) {
            log().approved(
                            topic.topic(),
                            Instant.now(),
                            Texts.of(Messages.class).message("EventProcessor.approved"));
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
                // Without this thread, events would no longer be processed.
                LOGGER.log(Level.SEVERE, Messages.EventProcessor_fault(), e);
                try {
                    Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    MessageReceiver receiver() {
        return eventReceiver.receiver();
    }

    public EventLog log() {
        return eventReceiver.log();
    }

    public PendingTopics pending() {
        return eventReceiver.pending();
    }

    public int waiting() {
        return eventReceiver.waiting();
    }

    public boolean failing() {
        return eventReceiver.failing();
    }

    /** Unprocessed events are processed after the next start. */
    @Override
    public void close() throws IOException {
        receiver().stop();
        dispatching.interrupt();
        workers.shutdownNow();
        failingWorkers.shutdownNow();
        eventReceiver.close();
    }
}
