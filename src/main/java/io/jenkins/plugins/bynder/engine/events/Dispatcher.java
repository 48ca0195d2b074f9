package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.PendingEvents.Pending;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.InboxEntry;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Takes events from the inbox, groups those of a burst, and passes them to a handler. An event leaves the inbox only
 * after it was processed. Events that the portal does not show yet are passed on up to four more times. Runs on one
 * thread. Handlers run on other threads, one at a time per portal, so that a failing portal delays only its own events.
 */
public final class Dispatcher {

    /** Processes a burst of events. */
    public interface Handler {

        /**
         * Does what the events require, such as starting builds, or finds a reason to do nothing.
         *
         * @throws Exception if processing is impossible now; it is retried later
         */
        Decision handle(EventBatch batch) throws Exception;
    }

    /** Run handlers, on other threads if possible. */
    @FunctionalInterface
    public interface Workers {

        /**
         * @param failing whether the last attempt for that portal failed, so that this one may be slow; it must not
         * delay other portals
         */
        void execute(String portal, boolean failing, Runnable decision);
    }

    /** While more events than this are waiting, no event waits for the portal to show its change. */
    static final int MAX_CHECKED_AGAIN = 10_000;

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(10);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final int PAGE = 1000;
    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

    private final Inbox inbox;
    private final EventLog log;
    private final Function<TopicArn, Optional<String>> portals;
    private final Handler handler;
    private final QuietPeriod quiet;
    private final Clock clock;
    private final Workers workers;
    private final Map<String, PendingEvents> backlogs = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    private final Set<String> decided = new HashSet<>();
    private long read;

    /** Outcome of a handler; {@code problem} is empty if there is a decision. */
    private record Result(
            String portal, List<Pending> events, Optional<Decision> decision, Optional<Exception> problem) {}

    /** Runs handlers on its own thread. */
    Dispatcher(
            Inbox inbox,
            EventLog log,
            Function<TopicArn, Optional<String>> portals,
            Handler handler,
            QuietPeriod quiet,
            Clock clock) {
        this(inbox, log, portals, handler, quiet, clock, (portal, failing, decision) -> decision.run());
    }

    /**
     * @param portals maps a topic to its portal; empty if it no longer belongs to one
     * @param clock measures waits and must never go back
     * @param workers run handlers
     */
    public Dispatcher(
            Inbox inbox,
            EventLog log,
            Function<TopicArn, Optional<String>> portals,
            Handler handler,
            QuietPeriod quiet,
            Clock clock,
            Workers workers) {
        this.workers = workers;
        this.inbox = inbox;
        this.log = log;
        this.portals = portals;
        this.handler = handler;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Runs until interrupted. */
    public void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            Duration wait;
            try {
                wait = runOnce();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {SnsTexts.text("dispatch.inbox"), e});
                Thread.sleep(PAUSE_AFTER_FAULT.toMillis());
                continue;
            }
            await(wait);
        }
        throw new InterruptedException();
    }

    /** Waits for a change, or until the time has passed. */
    public void await(Duration longest) throws InterruptedException {
        inbox.await(read, longest);
    }

    /**
     * Processes what is due. If the disk cannot record a decision, the other portals still get theirs, and then nothing more
     * is processed until the disk works: a restart would process it twice.
     *
     * @return time until more is due, if no event arrives before
     * @throws IOException if the inbox cannot be read or written
     */
    public Duration runOnce() throws IOException, InterruptedException {
        forgetDecided();
        try {
            settleResults();
            take();
            handleAll();
        } finally {
            forgetDecided();
        }
        backlogs.entrySet().removeIf(portal -> portal.getValue().isEmpty() && !busy.contains(portal.getKey()));
        Instant next = Stream.concat(
                        quiet.next().stream(),
                        backlogs.entrySet().stream()
                                .filter(portal -> !busy.contains(portal.getKey()))
                                .flatMap(portal -> portal.getValue().next().stream()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        Instant latest = clock.instant().plus(MAX_WAIT);
        Duration wait = Duration.between(clock.instant(), next.isBefore(latest) ? next : latest);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void take() throws IOException {
        List<InboxEntry> page;
        do {
            page = inbox.after(read, PAGE);
            for (InboxEntry entry : page) {
                BynderEvent event = BynderEvent.of(entry);
                log.stored(event, entry.received());
                portals.apply(entry.topic())
                        .ifPresentOrElse(
                                portal -> quiet.add(portal, event, clock.instant()),
                                () -> decide(entry.messageId(), SnsTexts.message("dispatch.noPortal"), Set.of()));
                read = entry.sequence();
            }
        } while (!page.isEmpty());
    }

    private void handleAll() throws InterruptedException {
        Instant now = clock.instant();
        for (EventBatch batch : quiet.due(now)) {
            backlogs.computeIfAbsent(batch.portal(), portal -> new PendingEvents())
                    .add(batch.events(), now);
        }
        for (Map.Entry<String, PendingEvents> portal : backlogs.entrySet()) {
            handle(portal.getKey(), portal.getValue(), false);
            handle(portal.getKey(), portal.getValue(), true);
        }
    }

    /** @param again whether the portal did not show the change of these events before; they never delay other events */
    private void handle(String portal, PendingEvents backlog, boolean again) throws InterruptedException {
        List<Pending> due = busy.contains(portal) ? List.of() : backlog.due(again, clock.instant());
        if (due.isEmpty()) {
            return;
        }
        EventBatch batch =
                new EventBatch(portal, due.stream().map(Pending::event).toList(), again);
        busy.add(portal);
        workers.execute(portal, backlog.failing(), () -> {
            results.add(decide(batch, due));
            inbox.wake();
        });
        settleResults();
    }

    private Result decide(EventBatch batch, List<Pending> due) {
        try {
            return new Result(batch.portal(), due, Optional.of(handler.handle(batch)), Optional.empty());
        } catch (Exception e) {
            return new Result(batch.portal(), due, Optional.empty(), Optional.of(e));
        }
    }

    private void settleResults() throws InterruptedException {
        for (Result result = results.poll(); result != null; result = results.poll()) {
            busy.remove(result.portal());
            PendingEvents backlog = backlogs.get(result.portal());
            if (result.problem().isPresent()) {
                if (result.problem().get() instanceof InterruptedException interrupt) {
                    throw interrupt;
                }
                failed(
                        result.portal(),
                        backlog,
                        result.events(),
                        result.problem().get());
            } else {
                backlog.answered();
                Decision decision = result.decision().orElseThrow();
                result.events().forEach(event -> settle(backlog, event, decision));
            }
        }
    }

    private void settle(PendingEvents backlog, Pending pending, Decision decision) {
        String id = pending.event().messageId();
        boolean notShown = !Collections.disjoint(pending.event().assetIds(), decision.notShown());
        Set<String> started = decision.started().getOrDefault(id, pending.started());
        LocalizableText sentence = started.isEmpty() ? decision.nothing() : decision.note();
        if (notShown && inbox.size() <= MAX_CHECKED_AGAIN && backlog.lookAgain(pending, started, clock.instant())) {
            if (!pending.again() || decision.started().containsKey(id)) {
                log.notShown(id, with(sentence, "dispatch.notShown"), started);
            }
            return;
        }
        backlog.remove(pending);
        decide(id, notShown && started.isEmpty() ? with(sentence, "dispatch.neverShown") : sentence, started);
    }

    private static LocalizableText with(LocalizableText sentence, String key) {
        return LocalizableText.sentences(List.of(sentence, SnsTexts.message(key)));
    }

    private void failed(String portal, PendingEvents backlog, List<Pending> due, Exception problem) {
        LocalizableText why = ErrorText.localizable(problem);
        int attempt = due.stream().mapToInt(Pending::attempts).max().orElse(0) + 1;
        String sentence = SnsTexts.text("dispatch.retry", due.size(), portal, attempt, why);
        // A stack trace helps only with a programming error.
        LOGGER.log(Level.WARNING, sentence, problem instanceof RuntimeException ? problem : null);
        for (Pending givenUp : backlog.failed(due, clock.instant())) {
            log.failed(givenUp.event().messageId(), why);
            decided.add(givenUp.event().messageId());
        }
    }

    private void decide(String id, LocalizableText decision, Set<String> started) {
        log.decided(id, decision, started);
        decided.add(id);
    }

    /** If the disk fails, the events stay in the inbox longer, but this dispatcher does not process them again. */
    private void forgetDecided() throws IOException {
        inbox.decided(decided);
        decided.clear();
    }
}
