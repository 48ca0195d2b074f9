package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(World.NOW);
    private final FailingDisk disk = new FailingDisk();
    private final List<EventBatch> batches = new ArrayList<>();
    private Dispatcher.Handler handler = batch -> {
        batches.add(batch);
        return "Started job A.";
    };
    private Inbox inbox;
    private EventLog log;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws IOException {
        inbox = Inbox.open(directory, clock, disk);
        log = new EventLog(directory.resolve("events.jsonl"));
        dispatcher = dispatcher();
    }

    @AfterEach
    void close() throws IOException {
        inbox.close();
    }

    @Test
    void makesOneDecisionOfAThousandEventsForFiveHundredAssets() throws Exception {
        for (int i = 0; i < 1000; i++) {
            store(i, "a" + i % 500);
        }
        assertThat(dispatcher.turn()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(3));
        assertThat(dispatcher.turn()).isEqualTo(Duration.ofMinutes(1));

        assertThat(batches).singleElement().satisfies(batch -> {
            assertThat(batch.portal()).isEqualTo("portal");
            assertThat(batch.events()).hasSize(1000);
            assertThat(batch.assetIds()).hasSize(500);
        });
        assertThat(inbox.size()).isZero();
        assertThat(log.latest()).hasSize(200).allMatch(line -> line.detail().equals("Started job A."));
    }

    @Test
    void keepsEventsUntilTheyAreDecided() throws Exception {
        store(1, "a");
        handler = batch -> {
            throw new IOException("portal down");
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(inbox.size()).isEqualTo(1);

        store(2, "b");
        handler = batch -> {
            batches.add(batch);
            return "done";
        };
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches).isEmpty();
        turnAfter(Duration.ofSeconds(7));
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch.assetIds())
                .containsExactly("a", "b"));
        assertThat(inbox.size()).isZero();
    }

    @Test
    void givesUpAfterManyAttemptsAndSaysSoUntilDismissed() throws Exception {
        store(1, "a");
        handler = batch -> {
            batches.add(batch);
            throw new IllegalStateException("The portal refused the keys.");
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        Duration waited = Duration.ZERO;
        while (inbox.size() > 0) {
            Duration wait = dispatcher.turn();
            waited = waited.plus(wait);
            clock.advance(wait);
            dispatcher.turn();
        }
        assertThat(batches).hasSize(Dispatcher.ATTEMPTS);
        assertThat(waited).isBetween(Duration.ofHours(2), Duration.ofHours(4));
        assertThat(log.failures()).singleElement().satisfies(line -> assertThat(line.detail())
                .isEqualTo("The portal refused the keys."));
    }

    @Test
    void decidesAgainAboutAnEventThatSomebodyReplays() throws Exception {
        store(1, "a");
        inbox.store(World.unsigned("message-2", "who knows"));
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        log.failed("message-1", "x");
        assertThat(log.replay("message-1", inbox, clock.instant())).contains(Storing.STORED);
        assertThat(log.replay("message-2", inbox, clock.instant())).contains(Storing.STORED);
        assertThat(log.replay("message-3", inbox, clock.instant())).isEmpty();
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));

        assertThat(batches).hasSize(2).last().satisfies(batch -> {
            assertThat(batch.events()).extracting(BynderEvent::name).containsOnly("asset_bank.media.create");
            assertThat(batch.assetIds()).containsExactly("a");
            assertThat(batch.complete()).isFalse();
        });
        assertThat(log.failures()).isEmpty();
        assertThat(log.find("message-1").orElseThrow().state()).isEqualTo(LoggedEvent.State.DISMISSED);
        assertThat(log.find("message-2").orElseThrow().state()).isEqualTo(LoggedEvent.State.DECIDED);
    }

    @Test
    void startsOverWithWhatWasNotDecidedBeforeARestart() throws Exception {
        store(1, "a");
        store(2, "b");
        turnAfter(Duration.ZERO);
        inbox.close();
        inbox = Inbox.open(directory, clock, disk);
        dispatcher = dispatcher();
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch.assetIds())
                .containsExactly("a", "b"));
    }

    @Test
    void decidesOnceEvenIfTheDiskFailsToTakeTheDecision() throws Exception {
        store(1, "a");
        turnAfter(Duration.ZERO);
        disk.room(3);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.turn()).isInstanceOf(IOException.class);
        assertThat(inbox.size()).isEqualTo(1);
        disk.room(Long.MAX_VALUE);
        turnAfter(Duration.ofSeconds(10));
        assertThat(batches).hasSize(1);
        assertThat(inbox.size()).isZero();
    }

    @Test
    void letsGoOfEventsThatBelongToNobodyAnyMore() throws Exception {
        Envelope envelope = new Envelope("id-foreign", World.FOREIGN, "", World.NOW, "1", "", "");
        inbox.store(new SnsMessage.Notification(envelope, Optional.empty(), "{}"));
        turnAfter(Duration.ZERO);
        assertThat(inbox.size()).isZero();
        assertThat(log.latest()).singleElement().satisfies(line -> assertThat(line.detail())
                .contains("No integration"));
    }

    @Test
    void passesAnInterruptOnAndKeepsTheEvent() throws Exception {
        store(1, "a");
        handler = batch -> {
            throw new InterruptedException();
        };
        turnAfter(Duration.ZERO);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.turn()).isInstanceOf(InterruptedException.class);
        assertThat(inbox.size()).isEqualTo(1);
    }

    @Test
    void runsUntilInterrupted() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        Dispatcher running = new Dispatcher(
                inbox,
                log,
                topic -> Optional.of("portal"),
                batch -> {
                    handled.countDown();
                    return "";
                },
                new QuietPeriod(Duration.ZERO, Duration.ZERO),
                clock);
        Thread thread = new Thread(() -> {
            try {
                running.run();
            } catch (InterruptedException e) {
                handled.countDown();
            }
        });
        thread.start();
        store(1, "a");
        assertThat(handled.await(1, TimeUnit.MINUTES)).isTrue();
        thread.interrupt();
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(inbox.size()).isZero();
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                inbox,
                log,
                topic -> topic.equals(World.TOPIC) ? Optional.of("portal") : Optional.empty(),
                batch -> handler.handle(batch),
                QuietPeriod.standard(),
                clock);
    }

    private void turnAfter(Duration time) throws IOException, InterruptedException {
        clock.advance(time);
        dispatcher.turn();
    }

    private void store(int number, String asset) {
        assertThat(inbox.store(World.unsigned("message-" + number, "{\"media_id\":\"" + asset + "\"}")))
                .isEqualTo(Storing.STORED);
    }
}
