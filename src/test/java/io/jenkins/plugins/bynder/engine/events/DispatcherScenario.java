package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.inbox.CrashingDisk;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one seed leads to when events go all the way: an inbox on a disk that fails, a dispatcher that takes them out, and
 * somebody who decides about them and cannot always do so. A decision that the disk did not take before the power went
 * is the only one that may be made again.
 */
public final class DispatcherScenario extends CampaignScenario {

    /** All that were ever sent. */
    private final Set<String> sent = new HashSet<>();

    /** Said to be stored, and not decided since. */
    private final Set<String> owed = new HashSet<>();

    /** Decided for good: a turn ended well after that. */
    private final Set<String> settled = new HashSet<>();

    /** Decided by the dispatcher that is at work now; the disk may not know. */
    private final Set<String> decidedNow = new HashSet<>();

    private Dispatcher dispatcher;
    private boolean undecided;

    public DispatcherScenario(long seed, Path directory) {
        super(seed, directory);
    }

    @Override
    protected void begin(Inbox inbox) throws IOException {
        decidedNow.clear();
        undecided = false;
        dispatcher = dispatcher(inbox);
    }

    @Override
    protected void step(Inbox inbox, CrashingDisk disk) throws InterruptedException {
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> turn(Duration.ofMillis(random.nextInt(15_000)));
            case 4 -> turn(Duration.ofMinutes(random.nextInt(20)));
            case 5 -> clock.advance(Duration.ofMinutes(random.nextInt(300) - 30));
            case 6 -> disk.room(random.nextInt(2000));
            case 7 -> disk.fails(random.nextBoolean(), random.nextBoolean());
            case 8 -> {
                disk.room(Long.MAX_VALUE);
                disk.fails(false, false);
            }
            case 9 -> undecided = random.nextInt(3) == 0;
            case 10 -> {
                if (messages > 0) {
                    store(inbox, id(random.nextInt(messages)));
                }
            }
            default -> store(inbox, id(messages++));
        }
    }

    private static String id(int number) {
        return "message-%06d".formatted(number);
    }

    private void store(Inbox inbox, String id) {
        sent.add(id);
        StoreResult storing = inbox.store(SnsFixture.unsigned(id, "{\"media_id\":\"asset-" + id + "\"}"));
        log.add("store " + id + " " + storing);
        if (storing != StoreResult.DUPLICATE) {
            // New, or so old that SNS could not have sent it by itself: then it is decided anew, if it is there.
            settled.remove(id);
            decidedNow.remove(id);
        }
        if (storing == StoreResult.STORED) {
            owed.add(id);
        }
    }

    private Dispatcher dispatcher(Inbox inbox) throws IOException {
        return new Dispatcher(
                inbox,
                new EventLog(directory.resolve("events.jsonl")),
                topic -> Optional.of("portal"),
                this::decide,
                QuietPeriod.standard(),
                clock);
    }

    private Decision decide(EventBatch batch) throws IOException {
        List<String> ids = batch.events().stream().map(BynderEvent::messageId).toList();
        assertThat(ids).as("each once").doesNotHaveDuplicates();
        assertThat(ids).as("only what was sent").allMatch(sent::contains);
        assertThat(ids).as("none that was decided").noneMatch(id -> settled.contains(id) || decidedNow.contains(id));
        if (undecided) {
            log.add("cannot decide " + ids);
            throw new IOException("portal down");
        }
        log.add("decided " + ids);
        decidedNow.addAll(ids);
        owed.removeAll(ids);
        return Decision.of("Started a job.");
    }

    private void turn(Duration later) throws InterruptedException {
        clock.advance(later);
        try {
            dispatcher.runOnce();
            settled.addAll(decidedNow);
        } catch (IOException e) {
            log.add("turn: " + e.getMessage());
        }
    }

    /** With somebody who decides: what is still owed must come now. */
    @Override
    protected void end(Inbox inbox) throws Exception {
        begin(inbox);
        for (int n = 0; n < 10 && (n < 2 || inbox.size() > 0); n++) {
            clock.advance(Duration.ofSeconds(10));
            dispatcher.runOnce();
            settled.addAll(decidedNow);
        }
        assertThat(inbox.size()).as("waits for ever").isZero();
        EventLog history = new EventLog(directory.resolve("events.jsonl"));
        // Whatever could not be decided twenty times stays where people see it.
        owed.removeIf(id -> history.find(id)
                .filter(event -> event.state() == LoggedEvent.State.FAILED)
                .isPresent());
        assertThat(owed).as("nothing that was stored is lost").isEmpty();
    }
}
