package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.PendingEvents.Pending;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.InboxEntry;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
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
 * Takes events out of the inbox, gathers those of a burst, and hands them over for a decision; an event leaves the inbox
 * only after that. Events that the portal does not show yet are handed over up to four more times. Used by one thread;
 * decisions are taken by others, one at a time for each portal, so that a portal that does not answer delays only its own.
 */
public final class Dispatcher {

    /** Decides what a burst of events leads to. */
    public interface Handler {

        /**
         * Does what there is to do, such as starting builds, or finds a reason to do nothing.
         *
         * @throws Exception if it cannot be decided now; the events are handed over again later
         */
        Decision handle(EventBatch batch) throws Exception;
    }

    /** Take decisions, on other threads if they can. */
    @FunctionalInterface
    public interface Workers {

        /**
         * @param failing whether the last decision about that portal failed, so that this one may take long; it must not keep those
         *     of other portals waiting
         */
        void execute(String portal, boolean failing, Runnable decision);
    }

    /** While more events than this wait, none of them waits for the portal to show what it tells of. */
    static final int MOST_LOOKED_AT_AGAIN = 10_000;

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
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

    /** What a worker has found out; {@code problem} is empty if there is a decision. */
    private record Result(
            String portal, List<Pending> events, Optional<Decision> decision, Optional<Exception> problem) {}

    /** Takes decisions itself. */
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
     * @param portals which portal a topic belongs to; empty if none any more
     * @param workers take decisions
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

    /** Goes on until interrupted. */
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

    /** Waits until something more has come in, or the time is over. */
    public void await(Duration longest) throws InterruptedException {
        inbox.await(read, longest);
    }

    /**
     * Does what is due.
     *
     * @return how long nothing will be due, if nothing more comes in
     * @throws IOException if the inbox cannot be read or written
     */
    public Duration runOnce() throws IOException, InterruptedException {
        forgetDecided();
        settleResults();
        take();
        Instant now = clock.instant();
        for (EventBatch batch : quiet.due(now)) {
            backlogs.computeIfAbsent(batch.portal(), portal -> new PendingEvents())
                    .add(batch.events(), now);
        }
        for (Map.Entry<String, PendingEvents> portal : backlogs.entrySet()) {
            handle(portal.getKey(), portal.getValue(), false);
            handle(portal.getKey(), portal.getValue(), true);
        }
        backlogs.entrySet().removeIf(portal -> portal.getValue().isEmpty() && !busy.contains(portal.getKey()));
        Instant next = Stream.concat(
                        quiet.next().stream(),
                        backlogs.entrySet().stream()
                                .filter(portal -> !busy.contains(portal.getKey()))
                                .flatMap(portal -> portal.getValue().next().stream()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        Instant latest = clock.instant().plus(LONGEST_WAIT);
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
                                () -> decide(entry.messageId(), SnsTexts.text("dispatch.noPortal")));
                read = entry.sequence();
            }
        } while (!page.isEmpty());
        forgetDecided();
    }

    /** @param again whether it is about events that the portal did not show before; they never delay the others */
    private void handle(String portal, PendingEvents backlog, boolean again) throws IOException, InterruptedException {
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

    private void settleResults() throws IOException, InterruptedException {
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
        forgetDecided();
    }

    private void settle(PendingEvents backlog, Pending pending, Decision decision) {
        String id = pending.event().messageId();
        boolean notShown = !Collections.disjoint(pending.event().assetIds(), decision.notShown());
        String started = decision.started().getOrDefault(id, pending.started());
        String sentence = started.isEmpty() ? decision.sentence() : started;
        if (notShown && inbox.size() <= MOST_LOOKED_AT_AGAIN && backlog.lookAgain(pending, started, clock.instant())) {
            if (!pending.again() || decision.started().containsKey(id)) {
                log.notShown(id, SnsTexts.text("dispatch.notShown", sentence));
            }
            return;
        }
        backlog.remove(pending);
        decide(id, notShown && started.isEmpty() ? SnsTexts.text("dispatch.neverShown", sentence) : sentence);
    }

    private void failed(String portal, PendingEvents backlog, List<Pending> due, Exception problem) throws IOException {
        String why = ErrorText.of(problem);
        int attempt = due.stream().mapToInt(Pending::attempts).max().orElse(0) + 1;
        String sentence = SnsTexts.text("dispatch.retry", due.size(), portal, attempt, why);
        // only a mistake in a program needs its stack looked at
        LOGGER.log(Level.WARNING, sentence, problem instanceof RuntimeException ? problem : null);
        for (Pending givenUp : backlog.failed(due, clock.instant())) {
            log.failed(givenUp.event().messageId(), why);
            decided.add(givenUp.event().messageId());
        }
        forgetDecided();
    }

    private void decide(String id, String decision) {
        log.decided(id, decision);
        decided.add(id);
    }

    /** If the disk fails, they stay in the inbox a little longer, but are not handed over again by this dispatcher. */
    private void forgetDecided() throws IOException {
        inbox.decided(decided);
        decided.clear();
    }
}
