package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Takes events out of the inbox, gathers those of a burst, and has somebody decide about them; an event leaves the
 * inbox only after that. Used by one thread.
 */
public final class Dispatcher {

    /** Decides what a burst of events leads to. */
    public interface Handler {

        /**
         * Does what there is to do, such as starting builds, or finds a reason to do nothing.
         *
         * @return a sentence for people: what was started, or why nothing was
         * @throws Exception if it cannot be decided now; the events are handed over again later, with whatever came in
         *     the meantime
         */
        String handle(EventBatch batch) throws Exception;
    }

    /** After so many attempts, over about three hours, a burst counts as failed; the log keeps it until dismissed. */
    static final int ATTEMPTS = 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int PAGE = 1000;
    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());

    /** A burst that could not be decided yet. */
    private record Retry(EventBatch batch, int attempts, Instant notBefore) {

        Retry and(EventBatch more) {
            List<BynderEvent> events = new ArrayList<>(batch.events());
            events.addAll(more.events());
            return new Retry(new EventBatch(batch.portal(), events), attempts, notBefore);
        }
    }

    private final Inbox inbox;
    private final EventLog log;
    private final Function<TopicArn, Optional<String>> portals;
    private final Handler handler;
    private final QuietPeriod quiet;
    private final Clock clock;
    private final Map<String, Retry> retries = new LinkedHashMap<>();
    private final Set<String> decided = new HashSet<>();
    private long read;

    /** @param portals which portal a topic belongs to; empty if none any more */
    public Dispatcher(
            Inbox inbox,
            EventLog log,
            Function<TopicArn, Optional<String>> portals,
            Handler handler,
            QuietPeriod quiet,
            Clock clock) {
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
                wait = turn();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "{0} ({1})", new Object[] {SnsTexts.text("dispatch.inbox"), e});
                Thread.sleep(FIRST_PAUSE.toMillis());
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
    public Duration turn() throws IOException, InterruptedException {
        forgetDecided();
        take();
        Instant now = clock.instant();
        for (EventBatch batch : quiet.due(now)) {
            Retry retry = retries.get(batch.portal());
            retries.put(batch.portal(), retry == null ? new Retry(batch, 0, now) : retry.and(batch));
        }
        for (Retry retry : List.copyOf(retries.values())) {
            if (!retry.notBefore().isAfter(clock.instant())) {
                handle(retry);
            }
        }
        Instant next = Stream.concat(
                        quiet.next().stream(), retries.values().stream().map(Retry::notBefore))
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

    private void handle(Retry retry) throws IOException, InterruptedException {
        EventBatch batch = retry.batch();
        List<String> ids = batch.events().stream().map(BynderEvent::messageId).toList();
        String decision;
        try {
            decision = handler.handle(batch);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed(retry, ids, e);
            return;
        }
        retries.remove(batch.portal());
        ids.forEach(id -> decide(id, decision));
        forgetDecided();
    }

    private void failed(Retry retry, List<String> ids, Exception problem) throws IOException {
        int attempts = retry.attempts() + 1;
        String portal = retry.batch().portal();
        String why = Optional.ofNullable(problem.getMessage())
                .orElse(problem.getClass().getSimpleName());
        String sentence = SnsTexts.text("dispatch.retry", ids.size(), portal, attempts, why);
        // only a mistake in a program needs its stack looked at
        LOGGER.log(Level.WARNING, sentence, problem instanceof RuntimeException ? problem : null);
        if (attempts < ATTEMPTS) {
            long factor = 1L << Math.min(attempts - 1, 10);
            Duration pause = FIRST_PAUSE.multipliedBy(factor);
            Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            retries.put(portal, new Retry(retry.batch(), attempts, next));
        } else {
            retries.remove(portal);
            ids.forEach(id -> log.failed(id, why));
            decided.addAll(ids);
            forgetDecided();
        }
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
