package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.events.inbox.FailingDisk;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SettableClock;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(SnsFixture.NOW);
    private final FailingDisk disk = new FailingDisk();
    private final List<EventBatch> batches = new ArrayList<>();
    private Dispatcher.Handler handler = batch -> {
        batches.add(batch);
        return Decision.of(LocalizableText.plain("Started job A."));
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
    void processesAThousandEventsForFiveHundredAssetsAtOnce() throws Exception {
        for (int i = 0; i < 1000; i++) {
            store(i, "a" + i % 500);
        }
        assertThat(dispatcher.runOnce()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(3));
        assertThat(dispatcher.runOnce()).isEqualTo(Duration.ofMinutes(1));

        assertThat(batches).singleElement().satisfies(batch -> {
            assertThat(batch.portal()).isEqualTo("portal");
            assertThat(batch.events()).hasSize(1000);
            assertThat(batch.assetIds()).hasSize(500);
        });
        assertThat(inbox.size()).isZero();
        assertThat(log.latest())
                .hasSize(200)
                .allMatch(line -> line.detail().text().equals("Started job A."));
    }

    @Test
    void anEventThatStartedNothingIsLoggedAsSuch() throws Exception {
        store(1, "a");
        store(2, "b");
        handler = batch -> new Decision(
                LocalizableText.plain("Nothing to do."),
                LocalizableText.EMPTY,
                Map.of("message-1", Set.of("A")),
                Set.of("a", "b"));
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(log.find("message-1").orElseThrow().started()).containsExactly(new LoggedEvent.StartedBuild("A", 0));
        assertThat(log.find("message-2").orElseThrow().detail().text()).startsWith("Nothing to do.");

        handler = batch -> Decision.of(LocalizableText.plain("Nothing more to do."));
        turnAfter(Duration.ofSeconds(10));
        assertThat(log.find("message-1").orElseThrow().detail().text()).isEmpty();
        assertThat(log.find("message-1").orElseThrow().started()).containsExactly(new LoggedEvent.StartedBuild("A", 0));
        assertThat(log.find("message-2").orElseThrow().detail().text()).isEqualTo("Nothing more to do.");
    }

    @Test
    void keepsEventsUntilTheyAreProcessed() throws Exception {
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
            return Decision.of(LocalizableText.plain("done"));
        };
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches).isEmpty();
        turnAfter(Duration.ofSeconds(7));
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch.assetIds()).containsExactly("a", "b"));
        assertThat(inbox.size()).isZero();
    }

    @Test
    void failsAnEventAfterManyAttemptsAndShowsItUntilDismissed() throws Exception {
        store(1, "a");
        handler = batch -> {
            batches.add(batch);
            throw new IllegalStateException("The portal refused the keys.");
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        Duration waited = Duration.ZERO;
        while (inbox.size() > 0) {
            Duration wait = dispatcher.runOnce();
            waited = waited.plus(wait);
            clock.advance(wait);
            dispatcher.runOnce();
        }
        assertThat(batches).hasSize(PendingEvents.ATTEMPTS);
        assertThat(waited).isBetween(Duration.ofHours(2), Duration.ofHours(4));
        assertThat(log.failures())
                .singleElement()
                .satisfies(line -> assertThat(line.detail().text()).isEqualTo("The portal refused the keys."));
    }

    @Test
    void processesAReplayedEventAgain() throws Exception {
        store(1, "a");
        inbox.store(SnsFixture.unsigned("message-2", "who knows"));
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        log.failed("message-1", LocalizableText.plain("x"));
        assertThat(log.replay("message-1", inbox)).contains(StoreResult.STORED);
        assertThat(log.replay("message-2", inbox)).contains(StoreResult.STORED);
        assertThat(log.replay("message-3", inbox)).isEmpty();
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));

        assertThat(batches).hasSize(2).last().satisfies(batch -> {
            assertThat(batch.events()).extracting(BynderEvent::name).containsOnly("asset_bank.media.create");
            assertThat(batch.assetIds()).containsExactly("a");
            assertThat(batch.complete()).isFalse();
        });
        assertThat(log.failures()).isEmpty();
        assertThat(log.find("message-1").orElseThrow().state()).isEqualTo(LoggedEvent.State.DISMISSED);
        assertThat(log.find("message-2").orElseThrow().state()).isEqualTo(LoggedEvent.State.PROCESSED);
    }

    @Test
    void processesPendingEventsAfterARestart() throws Exception {
        store(1, "a");
        store(2, "b");
        turnAfter(Duration.ZERO);
        inbox.close();
        inbox = Inbox.open(directory, clock, disk);
        dispatcher = dispatcher();
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch.assetIds()).containsExactly("a", "b"));
    }

    @Test
    void processesOnceEvenIfTheDiskFailsAfterwards() throws Exception {
        store(1, "a");
        turnAfter(Duration.ZERO);
        disk.room(3);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.runOnce()).isInstanceOf(IOException.class);
        assertThat(inbox.size()).isEqualTo(1);
        disk.room(Long.MAX_VALUE);
        turnAfter(Duration.ofSeconds(10));
        assertThat(batches).hasSize(1);
        assertThat(inbox.size()).isZero();
    }

    @Test
    void aDiskThatCannotRecordTheDecisionForOnePortalDelaysNoOther() throws Exception {
        dispatcher = dispatcher(topic -> Optional.of(topic.name()));
        store(1, "a");
        assertThat(inbox.store(SnsFixture.unsigned(SnsFixture.FOREIGN, "message-2", "{\"media_id\":\"b\"}")))
                .isEqualTo(StoreResult.STORED);
        turnAfter(Duration.ZERO);
        disk.room(3);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.runOnce()).isInstanceOf(IOException.class);
        assertThat(batches).extracting(EventBatch::assetIds).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
        disk.room(Long.MAX_VALUE);
        turnAfter(Duration.ofSeconds(10));
        assertThat(batches).hasSize(2);
        assertThat(inbox.size()).isZero();
    }

    @Test
    void recordsWhatWasDecidedBeforeAnInterrupt() throws Exception {
        dispatcher = dispatcher(topic -> Optional.of(topic.name()));
        store(1, "a");
        assertThat(inbox.store(SnsFixture.unsigned(SnsFixture.FOREIGN, "message-2", "{\"media_id\":\"b\"}")))
                .isEqualTo(StoreResult.STORED);
        handler = batch -> {
            batches.add(batch);
            if (batches.size() == 2) {
                throw new InterruptedException();
            }
            return Decision.of(LocalizableText.plain("done"));
        };
        turnAfter(Duration.ZERO);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.runOnce()).isInstanceOf(InterruptedException.class);
        assertThat(inbox.size()).isEqualTo(1);
    }

    @Test
    void dropsEventsOfAPortalThatIsNoLongerConfigured() throws Exception {
        MessageHeader envelope = new MessageHeader("id-foreign", SnsFixture.FOREIGN, "", SnsFixture.NOW, "1", "", "");
        inbox.store(new SnsMessage.Notification(envelope, Optional.empty(), "{}"));
        turnAfter(Duration.ZERO);
        assertThat(inbox.size()).isZero();
        assertThat(log.latest())
                .singleElement()
                .satisfies(line -> assertThat(line.detail().text()).contains("No integration"));
    }

    @Test
    void propagatesAnInterruptAndKeepsTheEvent() throws Exception {
        store(1, "a");
        handler = batch -> {
            throw new InterruptedException();
        };
        turnAfter(Duration.ZERO);
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> dispatcher.runOnce()).isInstanceOf(InterruptedException.class);
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
                    return Decision.of(LocalizableText.plain(""));
                },
                new QuietPeriod(Duration.ZERO),
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

    @Test
    void retriesUnseenChangesAfterTenThirtyNinetyAndThreeHundredSeconds() throws Exception { // case 50
        store(1, "a");
        store(2, "b");
        handler = batch -> {
            batches.add(batch);
            return new Decision(LocalizableText.plain("Nothing to do."), LocalizableText.EMPTY, Map.of(), Set.of("a"));
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch.assetIds()).containsExactly("a", "b"));
        assertThat(log.find("message-2").orElseThrow().state()).isEqualTo(LoggedEvent.State.PROCESSED);
        assertThat(log.find("message-1").orElseThrow().state()).isEqualTo(LoggedEvent.State.NOT_SHOWN);
        assertThat(inbox.size()).isEqualTo(1);

        List<Duration> looks = new ArrayList<>();
        Duration waited = Duration.ZERO;
        while (inbox.size() > 0) {
            Duration wait = dispatcher.runOnce();
            waited = waited.plus(wait);
            clock.advance(wait);
            int before = batches.size();
            dispatcher.runOnce();
            if (batches.size() > before) {
                looks.add(waited);
            }
        }
        assertThat(looks)
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(300));
        assertThat(batches.subList(1, 5)).allSatisfy(batch -> {
            assertThat(batch.again()).isTrue();
            assertThat(batch.assetIds()).containsExactly("a");
        });
        assertThat(log.find("message-1").orElseThrow().detail().text())
                .startsWith("Nothing to do.")
                .contains("for 5 minutes");
    }

    @Test
    void anEventThatWaitsForThePortalDelaysNoOtherAndKeepsItsResult() throws Exception {
        store(1, "a");
        handler = batch -> {
            batches.add(batch);
            return batch.assetIds().contains("a") && batches.size() < 3
                    ? batch.again()
                            ? new Decision(
                                    LocalizableText.plain("Nothing to do."),
                                    LocalizableText.EMPTY,
                                    Map.of(),
                                    Set.of("a"))
                            : new Decision(
                                    LocalizableText.EMPTY,
                                    LocalizableText.EMPTY,
                                    Map.of("message-1", Set.of("job " + batches.size())),
                                    Set.of("a"))
                    : Decision.of(LocalizableText.plain("Nothing to do."));
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        store(2, "b");
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches).hasSize(2).last().satisfies(batch -> {
            assertThat(batch.again()).isFalse();
            assertThat(batch.assetIds()).containsExactly("b");
        });
        turnAfter(Duration.ofSeconds(7));
        assertThat(inbox.size()).isZero();
        assertThat(log.find("message-1").orElseThrow().started())
                .containsExactly(new LoggedEvent.StartedBuild("job 1", 0));
    }

    @Test
    void eventsThatWaitForThePortalAreProcessedAfterARestart() throws Exception {
        store(1, "a");
        handler = batch ->
                new Decision(LocalizableText.plain("Nothing to do."), LocalizableText.EMPTY, Map.of(), Set.of("a"));
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        inbox.close();
        inbox = Inbox.open(directory, clock, disk);
        dispatcher = dispatcher();
        handler = batch -> {
            batches.add(batch);
            return Decision.of(LocalizableText.plain("done"));
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch.assetIds()).containsExactly("a"));
        assertThat(inbox.size()).isZero();
    }

    @Test
    void countsTheAttemptsOfEachEvent() throws Exception {
        store(1, "a");
        handler = batch -> {
            throw new IOException("portal down");
        };
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        for (int attempt = 2; attempt < PendingEvents.ATTEMPTS; attempt++) {
            turnAfter(Duration.ofMinutes(10));
        }
        store(2, "b");
        turnAfter(Duration.ofSeconds(1));
        turnAfter(Duration.ofMinutes(10));
        assertThat(log.failures()).extracting(LoggedEvent::id).containsExactly("message-1");
        assertThat(inbox.size()).isEqualTo(1);
        handler = batch -> {
            batches.add(batch);
            return Decision.of(LocalizableText.plain("done"));
        };
        turnAfter(Duration.ofMinutes(10));
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch.assetIds()).containsExactly("b"));
    }

    private Dispatcher dispatcher() {
        return dispatcher(topic -> topic.equals(SnsFixture.TOPIC) ? Optional.of("portal") : Optional.empty());
    }

    private Dispatcher dispatcher(Function<TopicArn, Optional<String>> portals) {
        return new Dispatcher(inbox, log, portals, batch -> handler.handle(batch), QuietPeriod.standard(), clock);
    }

    /** One portal is silent; another one, and more events of the silent one, come meanwhile. */
    @Test
    void aFailingPortalDelaysOnlyItsOwnEvents() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        List<String> decided = Collections.synchronizedList(new ArrayList<>());
        handler = batch -> {
            if (batch.portal().equals("silent")) {
                answer.await();
            }
            batch.events().forEach(event -> decided.add(event.messageId()));
            return Decision.of(LocalizableText.plain("done"));
        };
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            dispatcher = new Dispatcher(
                    inbox,
                    log,
                    topic -> Optional.of(topic.equals(SnsFixture.TOPIC) ? "silent" : "good"),
                    batch -> handler.handle(batch),
                    QuietPeriod.standard(),
                    clock,
                    (portal, failing, decision) -> workers.execute(decision));
            store(1, "a");
            turnAfter(Duration.ZERO);
            turnAfter(Duration.ofSeconds(3));
            store(2, "b");
            assertThat(inbox.store(SnsFixture.unsigned(SnsFixture.FOREIGN, "message-3", "{\"media_id\":\"c\"}")))
                    .isEqualTo(StoreResult.STORED);
            turnAfter(Duration.ZERO);
            clock.advance(Duration.ofSeconds(3));
            turnUntil(2);

            assertThat(decided).containsExactly("message-3");
            assertThat(inbox.size()).isEqualTo(2);
            assertThat(dispatcher.runOnce()).isPositive();

            answer.countDown();
            turnUntil(0);
            assertThat(decided).containsExactly("message-3", "message-1", "message-2");
            assertThat(inbox.size()).isZero();
        } finally {
            answer.countDown();
            workers.shutdownNow();
        }
    }

    /** However many portals do not answer, after their first failure they leave their threads to those that do. */
    @Test
    void failingPortalsHaveTheirOwnWorkers() throws Exception {
        List<String> executed = new ArrayList<>();
        handler = batch -> {
            if (batch.portal().equals("failing")) {
                throw new IOException("no answer");
            }
            return Decision.of(LocalizableText.plain("done"));
        };
        dispatcher = new Dispatcher(
                inbox,
                log,
                topic -> Optional.of(topic.equals(SnsFixture.TOPIC) ? "failing" : "good"),
                batch -> handler.handle(batch),
                QuietPeriod.standard(),
                clock,
                (portal, failing, decision) -> {
                    executed.add(portal + (failing ? " beside" : ""));
                    decision.run();
                });
        store(1, "a");
        inbox.store(SnsFixture.unsigned(SnsFixture.FOREIGN, "message-2", "{\"media_id\":\"b\"}"));
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        turnAfter(Duration.ofSeconds(10));
        handler = batch -> Decision.of(LocalizableText.plain("done"));
        turnAfter(Duration.ofSeconds(20));
        store(3, "c");
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(3));
        assertThat(executed)
                .containsExactlyInAnyOrder("failing", "good", "failing beside", "failing beside", "failing");
        assertThat(executed).last().isEqualTo("failing");
        assertThat(inbox.size()).isZero();
    }

    /** Runs until at most that many events wait. */
    private void turnUntil(int waiting) throws IOException, InterruptedException {
        Duration wait = dispatcher.runOnce();
        while (inbox.size() > waiting) {
            dispatcher.await(wait);
            wait = dispatcher.runOnce();
        }
    }

    private void turnAfter(Duration time) throws IOException, InterruptedException {
        clock.advance(time);
        dispatcher.runOnce();
    }

    private void store(int number, String asset) {
        assertThat(inbox.store(SnsFixture.unsigned("message-" + number, "{\"media_id\":\"" + asset + "\"}")))
                .isEqualTo(StoreResult.STORED);
    }
}
