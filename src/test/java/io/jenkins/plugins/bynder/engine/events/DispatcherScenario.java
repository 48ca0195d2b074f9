package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.inbox.CrashingDisk;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.SettableClock;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one seed leads to when events go all the way: an inbox on a disk that fails, a dispatcher that takes them out, a good
 * portal that is always asked at once, and a troubled one, which is away for hours, does not answer for days, or shows its
 * changes late. A decision that the disk did not take before the power went is the only one that may be made again. Events of
 * the good portal wait for no more than their own quiet period.
 */
public final class DispatcherScenario extends CampaignScenario {

    private static final Duration QUIET = Duration.ofSeconds(3);

    /** How often an event is handed over that the portal never shows. */
    private static final int LOOKS = 5;

    /** All that were ever sent. */
    private final Set<String> sent = new HashSet<>();

    /** Said to be stored, and not decided since. */
    private final Set<String> owed = new HashSet<>();

    /** Processed, and a run succeeded after that. */
    private final Set<String> settled = new HashSet<>();

    /** Decided by the dispatcher that is at work now; the disk may not know. */
    private final Set<String> decidedNow = new HashSet<>();

    /** Since when the dispatcher that is at work now knows of events of the good portal. */
    private final Map<String, Instant> taken = new HashMap<>();

    /** How often the dispatcher that is at work now has handed over events. */
    private final Map<String, Integer> looks = new HashMap<>();

    /** Events of the good portal that the inbox holds and that are not decided. */
    private final Set<String> good = new HashSet<>();

    /** Decisions that the troubled portal does not let end. */
    private final Deque<Runnable> held = new ArrayDeque<>();

    /** Elapsed time, which the dispatcher sees; only the clock of the inbox is set back. */
    private final SettableClock time = new SettableClock(SnsFixture.NOW);

    private Dispatcher dispatcher;
    private Instant awayUntil = Instant.MIN;
    private boolean silent;
    private boolean lagging;

    public DispatcherScenario(long seed, Path directory) {
        super(seed, directory);
    }

    @Override
    protected void begin(Inbox inbox) throws IOException {
        decidedNow.clear();
        taken.clear();
        looks.clear();
        held.clear();
        awayUntil = Instant.MIN;
        silent = false;
        lagging = false;
        dispatcher = dispatcher(inbox);
    }

    @Override
    protected void step(Inbox inbox, CrashingDisk disk) throws InterruptedException {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> turn(Duration.ofMillis(random.nextInt(15_000)));
            case 4 -> turn(Duration.ofMinutes(random.nextInt(20)));
            case 5 -> pass(Duration.ofMinutes(random.nextInt(300) - 30));
            case 6 -> disk.room(random.nextInt(2000));
            case 7 -> disk.fails(random.nextBoolean(), random.nextBoolean());
            case 8 -> {
                disk.room(Long.MAX_VALUE);
                disk.fails(false, false);
            }
            case 9 -> trouble();
            case 10 -> {
                if (messages > 0) {
                    store(inbox, random.nextInt(messages));
                }
            }
            default -> store(inbox, messages++);
        }
    }

    /** @param period the clock is set back if it is negative */
    private void pass(Duration period) {
        clock.advance(period);
        time.advance(period.isNegative() ? Duration.ZERO : period);
    }

    private void trouble() {
        switch (random.nextInt(5)) {
            case 0 -> awayUntil = time.instant().plus(Duration.ofHours(1));
            case 1 -> silent = true;
            case 2 -> lagging = true;
            default -> {
                awayUntil = Instant.MIN;
                silent = false;
                lagging = false;
                answer();
            }
        }
        log.add("trouble: away until " + awayUntil + (silent ? ", silent" : "") + (lagging ? ", lagging" : ""));
    }

    private void answer() {
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
    }

    private static String id(int number) {
        return "message-%06d".formatted(number);
    }

    private static boolean isGood(int number) {
        return number % 2 == 0;
    }

    private void store(Inbox inbox, int number) {
        String id = id(number);
        sent.add(id);
        StoreResult storing = inbox.store(SnsFixture.unsigned(
                isGood(number) ? SnsFixture.TOPIC : SnsFixture.FOREIGN, id, "{\"media_id\":\"asset-" + id + "\"}"));
        log.add("store " + id + " " + storing);
        if (storing != StoreResult.DUPLICATE) {
            // New, or too old for SNS to send it again: then it is processed again, if it is there.
            settled.remove(id);
            decidedNow.remove(id);
            looks.remove(id);
        }
        if (storing == StoreResult.STORED) {
            owed.add(id);
            if (isGood(number)) {
                good.add(id);
                taken.remove(id);
            }
        }
    }

    private Dispatcher dispatcher(Inbox inbox) throws IOException {
        return new Dispatcher(
                inbox,
                new EventLog(directory.resolve("events.jsonl")),
                topic -> Optional.of(topic.equals(SnsFixture.TOPIC) ? "good" : "troubled"),
                this::decide,
                new QuietPeriod(QUIET),
                time,
                (portal, failing, decision) -> {
                    if (silent && portal.equals("troubled")) {
                        held.add(decision);
                    } else {
                        decision.run();
                    }
                });
    }

    private Decision decide(EventBatch batch) throws IOException {
        List<String> ids = batch.events().stream().map(BynderEvent::messageId).toList();
        assertThat(ids).as("each once").doesNotHaveDuplicates();
        assertThat(ids).as("only what was sent").allMatch(sent::contains);
        assertThat(ids).as("none that was decided").noneMatch(id -> settled.contains(id) || decidedNow.contains(id));
        boolean troubled = batch.portal().equals("troubled");
        if (troubled && awayUntil.isAfter(time.instant())) {
            log.add("cannot decide " + ids);
            throw new IOException("portal down");
        }
        Set<String> late = new HashSet<>();
        for (BynderEvent event : batch.events()) {
            String id = event.messageId();
            if (looks.merge(id, 1, Integer::sum) < LOOKS && troubled && lagging) {
                late.addAll(event.assetIds());
            } else {
                decidedNow.add(id);
                owed.remove(id);
                good.remove(id);
            }
        }
        log.add("decided " + ids + (late.isEmpty() ? "" : " but for " + late));
        return new Decision(LocalizableText.plain("Nothing to do."), LocalizableText.EMPTY, Map.of(), late);
    }

    private void turn(Duration later) throws InterruptedException {
        pass(later);
        Instant now = time.instant();
        try {
            dispatcher.runOnce();
            settled.addAll(decidedNow);
        } catch (IOException e) {
            log.add("turn: " + e.getMessage());
            return;
        }
        for (String id : good) {
            Instant since = taken.merge(id, now, (one, other) -> one.isBefore(other) ? one : other);
            assertThat(since.plus(QUIET).isAfter(now))
                    .as("%s waits for another portal since %s, and it is %s", id, since, now)
                    .isTrue();
        }
    }

    /** With portals that answer: what is still owed must come now. */
    @Override
    protected void end(Inbox inbox) throws Exception {
        begin(inbox);
        for (int n = 0; n < 10 && (n < 2 || inbox.size() > 0); n++) {
            pass(Duration.ofSeconds(10));
            dispatcher.runOnce();
            settled.addAll(decidedNow);
        }
        assertThat(inbox.size()).as("waits for ever").isZero();
        EventLog history = new EventLog(directory.resolve("events.jsonl"));
        // Events that failed twenty times stay in the log as failures.
        owed.removeIf(id -> history.find(id)
                .filter(event -> event.state() == LoggedEvent.State.FAILED)
                .isPresent());
        assertThat(owed).as("nothing that was stored is lost").isEmpty();
    }
}
