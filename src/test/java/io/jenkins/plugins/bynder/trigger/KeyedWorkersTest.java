package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyedWorkersTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final BlockingQueue<Set<String>> batches = new LinkedBlockingQueue<>();
    private final KeyedWorkers<String, String> workers = new KeyedWorkers<>(threads, this::work);

    private void work(String key, Set<String> batch) {
        try {
            if (key.equals("silent")) {
                begun.countDown();
                answer.await();
            }
            batches.add(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aPortalThatDoesNotRespondDelaysOnlyItsOwnJobs() throws Exception {
        workers.add("silent", "a");
        workers.add("good", "b");
        assertThat(batches.take()).containsExactly("b");
        workers.add("good", "c");
        assertThat(batches.take()).containsExactly("c");

        answer.countDown();
        assertThat(batches.take()).containsExactly("a");
    }

    @Test
    void itemsThatArriveMeanwhileAreOneBatchWithoutRepeats() throws Exception {
        workers.add("silent", "first");
        begun.await();
        for (int i = 0; i < 100; i++) {
            workers.add("silent", "job " + i % 50);
        }
        answer.countDown();

        assertThat(batches.take()).containsExactly("first");
        assertThat(batches.take()).hasSize(50);
        assertThat(List.copyOf(batches)).isEmpty();
    }
}
