package io.jenkins.plugins.bynder.engine.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import io.jenkins.plugins.bynder.engine.sns.SettableClock;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.util.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(SnsFixture.NOW);
    private final FailingDisk disk = new FailingDisk();

    @Test
    void returnsMessagesOldestFirstUntilTheyAreProcessed() throws Exception {
        try (Inbox inbox = open()) {
            assertThat(store(inbox, 1, 2, 3)).containsOnly(StoreResult.STORED);
            List<InboxEntry> entries = inbox.after(0, 10);
            assertThat(ids(entries)).containsExactly(id(1), id(2), id(3));
            assertThat(entries.get(0))
                    .isEqualTo(new InboxEntry(
                            entries.get(0).sequence(),
                            id(1),
                            SnsFixture.TOPIC,
                            SnsFixture.NOW,
                            SnsFixture.NOW,
                            SnsFixture.unsigned(id(1), message(1)).subject(),
                            message(1)));
            assertThat(ids(inbox.after(entries.get(0).sequence(), 1))).containsExactly(id(2));

            inbox.decided(List.of(id(2), "never seen"));
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(3));
            assertThat(inbox.size()).isEqualTo(2);
        }
    }

    @Test
    void keepsEverythingAcrossARestart() throws Exception {
        try (Inbox inbox = open()) {
            store(inbox, 1, 2, 3);
            inbox.decided(List.of(id(2)));
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(3));
            assertThat(store(inbox, 1, 2, 4))
                    .containsExactly(StoreResult.DUPLICATE, StoreResult.DUPLICATE, StoreResult.STORED);
        }
    }

    @Test
    void keepsTheSameMessageOnce() throws Exception {
        try (Inbox inbox = open()) {
            assertThat(store(inbox, 1, 1)).containsExactly(StoreResult.STORED, StoreResult.DUPLICATE);
            inbox.decided(List.of(id(1)));
            assertThat(store(inbox, 1)).containsExactly(StoreResult.DUPLICATE);
            assertThat(inbox.size()).isZero();
        }
    }

    @Test
    void forgetsIdsOnlyOnceAReplayWouldBeRejected() throws Exception {
        try (Inbox inbox = open()) {
            store(inbox, 1, 2);
            inbox.decided(List.of(id(1)));
            clock.advance(MessageVerifier.MAX_AGE.plus(MessageVerifier.MAX_AHEAD));
            assertThat(store(inbox, 1)).containsExactly(StoreResult.DUPLICATE);
        }
        clock.advance(SeenIds.REMEMBERED);
        try (Inbox inbox = open()) {
            assertThat(store(inbox, 1, 2)).containsExactly(StoreResult.STORED, StoreResult.DUPLICATE);
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10)))
                    .as("what was let in again is no less safe")
                    .containsExactly(id(2), id(1));
        }
    }

    @Test
    void rejectsMessagesBeyondItsLimit() throws Exception {
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            String large = "x".repeat(1_000_000);
            StoreResult storing = StoreResult.STORED;
            int stored = 0;
            while (storing == StoreResult.STORED) {
                storing = inbox.store(SnsFixture.unsigned(id(stored), large));
                stored += storing == StoreResult.STORED ? 1 : 0;
            }
            assertThat(storing).isEqualTo(StoreResult.FULL);
            assertThat((long) stored * large.length()).isBetween(Inbox.MAX_BYTES - 2_000_000, Inbox.MAX_BYTES);

            inbox.decided(List.of(id(0), id(1)));
            assertThat(inbox.store(SnsFixture.unsigned(id(stored), large))).isEqualTo(StoreResult.STORED);
        }
    }

    @Test
    void compactsItsFile() throws Exception {
        String large = "x".repeat(500_000);
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            store(inbox, 1);
            for (int i = 10; i < 150; i++) {
                inbox.store(SnsFixture.unsigned(id(i), large));
                inbox.decided(List.of(id(i)));
            }
            assertThat(Files.size(directory.resolve("inbox.log"))).isLessThan(10L << 20);
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1));
            assertThat(store(inbox, 10, 149, 1)).containsOnly(StoreResult.DUPLICATE);
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1));
            assertThat(store(inbox, 10, 149, 1)).containsOnly(StoreResult.DUPLICATE);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("inbox.log", "lock");
        }
    }

    @Test
    void storesNothingOnAFullDiskAndRecovers() throws Exception {
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            store(inbox, 1);
            disk.room(20);
            assertThat(store(inbox, 2, 3)).containsOnly(StoreResult.FAILING);
            assertThat(inbox.failing()).isTrue();
            assertThatThrownBy(() -> inbox.decided(List.of(id(1)))).isInstanceOf(IOException.class);
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1));

            disk.room(Long.MAX_VALUE);
            assertThat(store(inbox, 2)).containsExactly(StoreResult.STORED);
            assertThat(inbox.failing()).isFalse();
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(2));
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(2));
        }
    }

    @Test
    void rewritesItsFileAfterAFailedWrite() throws Exception {
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            store(inbox, 1);
            disk.syncFails(true);
            assertThat(store(inbox, 2)).containsExactly(StoreResult.FAILING);
            assertThat(store(inbox, 2)).containsExactly(StoreResult.FAILING);
            disk.syncFails(false);
            assertThat(store(inbox, 2, 3)).containsOnly(StoreResult.STORED);
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(2), id(3));
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(2), id(3));
        }
    }

    @Test
    void survivesATornWriteThatCannotBeCutOff() throws Exception {
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            store(inbox, 1);
            disk.room(30);
            disk.truncateFails(true);
            assertThat(store(inbox, 2)).containsExactly(StoreResult.FAILING);
            disk.room(Long.MAX_VALUE);
            assertThat(store(inbox, 3)).containsExactly(StoreResult.STORED);
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1), id(3));
        }
    }

    @Test
    void opensOnAFullDiskWithATornEnd() throws Exception {
        try (Inbox inbox = open()) {
            store(inbox, 1);
        }
        Files.write(directory.resolve("inbox.log"), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        disk.room(0);
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            assertThat(ids(inbox.after(0, 10))).containsExactly(id(1));
        }
    }

    @Test
    void keepsAConcurrentlyStoredMessageOnce() throws Exception {
        int threads = 16;
        int each = 50;
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            List<StoreResult> results = concurrently(threads, thread -> {
                List<StoreResult> storings = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    // every other one is stored by two threads at the same time
                    int number = i % 2 == 0 ? thread * 1000 + i : thread / 2 * 1000 + i;
                    storings.add(inbox.store(SnsFixture.unsigned(id(number), message(number))));
                }
                return storings;
            });
            long stored = results.stream().filter(StoreResult.STORED::equals).count();
            assertThat(stored).isEqualTo(threads * each / 2 + threads * each / 4);
            assertThat(results).hasSize(threads * each).containsOnly(StoreResult.STORED, StoreResult.DUPLICATE);
            assertThat(inbox.after(0, 10_000)).hasSize((int) stored);
        }
    }

    @Test
    @Timeout(60)
    void sharesTheWaitForTheDisk() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            disk.hold(release);
            for (int i = 0; i < 20; i++) {
                int number = i;
                Thread thread = new Thread(() -> store(inbox, number));
                thread.start();
                threads.add(thread);
                Await.until("the thread waits", () -> thread.getState() == Thread.State.WAITING);
            }
            release.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(inbox.size()).isEqualTo(20);
            assertThat(disk.syncs()).isEqualTo(2);
        }
    }

    @Test
    void processesDuringConcurrentStores() throws Exception {
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            concurrently(8, thread -> {
                for (int i = 0; i < 100; i++) {
                    int number = thread * 1000 + i;
                    inbox.store(SnsFixture.unsigned(id(number), "x".repeat(20_000)));
                    if (i % 10 != 0) {
                        inbox.decided(List.of(id(number)));
                    }
                }
                return List.of();
            });
            assertThat(inbox.size()).isEqualTo(80);
        }
        try (Inbox inbox = open()) {
            assertThat(ids(inbox.after(0, 1000)))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 80)
                            .mapToObj(i -> id(i / 10 * 1000 + i % 10 * 10))
                            .toList());
        }
    }

    @Test
    void awaitsNewMessages() throws Exception {
        Inbox inbox = open();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertThat(inbox.await(0, Duration.ZERO)).isFalse();
            Future<Boolean> waiting = thread.submit(() -> inbox.await(0, Duration.ofMinutes(1)));
            store(inbox, 1);
            assertThat(waiting.get()).isTrue();

            long sequence = inbox.after(0, 1).get(0).sequence();
            Future<Boolean> again = thread.submit(() -> inbox.await(sequence, Duration.ofMinutes(1)));
            inbox.close();
            assertThat(again.get()).isFalse();
        } finally {
            inbox.close();
            thread.shutdownNow();
        }
    }

    @Test
    void canBeOpenedOnlyOnceAtATime() throws Exception {
        try (Inbox inbox = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
            assertThat(store(inbox, 1)).containsExactly(StoreResult.STORED);
        }
        open().close();
    }

    @Test
    void acceptsNothingOnceClosed() throws Exception {
        Inbox inbox = open();
        store(inbox, 1);
        inbox.close();
        assertThat(store(inbox, 2)).containsExactly(StoreResult.CLOSED);
        assertThatThrownBy(() -> inbox.decided(List.of(id(1)))).isInstanceOf(IOException.class);
    }

    @Test
    void survivesAnInterruptOfTheWritingThread() throws Exception {
        try (Inbox inbox = open()) {
            Thread.currentThread().interrupt();
            assertThat(store(inbox, 1)).containsExactly(StoreResult.STORED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store(inbox, 2)).containsExactly(StoreResult.STORED);
        }
    }

    private interface Work {
        List<StoreResult> run(int thread) throws Exception;
    }

    private static List<StoreResult> concurrently(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<List<StoreResult>>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                futures.add(threads.submit(() -> work.run(thread)));
            }
            List<StoreResult> all = new ArrayList<>();
            for (Future<List<StoreResult>> future : futures) {
                all.addAll(future.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private Inbox open() throws IOException {
        return Inbox.open(directory, clock);
    }

    private static List<StoreResult> store(Inbox inbox, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> inbox.store(SnsFixture.unsigned(id(number), message(number))))
                .toList();
    }

    private static List<String> ids(List<InboxEntry> entries) {
        return entries.stream().map(InboxEntry::messageId).toList();
    }

    private static String id(int number) {
        return String.format("00000000-0000-0000-0000-%012d", number);
    }

    private static String message(int number) {
        return "{\"media_id\":\"" + number + "\"}";
    }
}
