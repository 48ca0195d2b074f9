package io.jenkins.plugins.bynder.engine.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.CampaignScenario;
import io.jenkins.plugins.bynder.engine.events.DispatcherScenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulates inboxes, and dispatchers that empty them, with full disks, torn writes, power loss, and clocks that are set
 * back. {@code -Dseeds=N} runs more seeds, {@code -Dseed=N} repeats one exactly.
 */
class InboxCampaignTest {

    private static final int FEW = 60;

    /** A seed takes far less time here than in the campaign of syncs. */
    private static final int FOR_EACH_SYNC = 10;

    /** Dispatcher seeds that have failed; every build runs them. */
    private static final long[] KEPT = {62, 779};

    private final Logger logger = Logger.getLogger("io.jenkins.plugins.bynder");

    @BeforeEach
    void keepQuiet() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        logger.setLevel(null);
    }

    @Test
    void losesNothingAndProcessesNothingTwice(@TempDir Path folder) {
        run("Inbox", new long[0], seed -> new InboxScenario(seed, folder.resolve("seed" + seed)));
    }

    @Test
    void returnsEveryMessageExactlyOnce(@TempDir Path folder) {
        run("Dispatcher", KEPT, seed -> new DispatcherScenario(seed, folder.resolve("seed" + seed)));
    }

    private static void run(String name, long[] kept, LongFunction<CampaignScenario> scenarios) {
        Map<Long, Throwable> failed = new TreeMap<>();
        long[] seeds = seeds(kept);
        int crashes = 0;
        int messages = 0;
        for (long seed : seeds) {
            CampaignScenario scenario = scenarios.apply(seed);
            try {
                scenario.run();
            } catch (Exception | AssertionError e) {
                failed.put(seed, e);
            }
            crashes += scenario.crashes();
            messages += scenario.messages();
        }
        System.out.printf(
                "%s campaign: %d seeds from %d, %d messages, %d losses of power; failed: %s%n",
                name, seeds.length, seeds[0], messages, crashes, failed.keySet());
        assertThat(failed).as("seeds that failed; -Dseed=N repeats one").isEmpty();
    }

    private static long[] seeds(long[] kept) {
        Long single = Long.getLong("seed");
        if (single != null) {
            return new long[] {single};
        }
        String wanted = System.getProperty("seeds", "");
        if (wanted.isEmpty()) {
            return LongStream.concat(LongStream.rangeClosed(1, FEW), LongStream.of(kept))
                    .toArray();
        }
        String[] bounds = wanted.split("-");
        long first = bounds.length == 1 ? 1 : Long.parseLong(bounds[0]);
        long last = Long.parseLong(bounds[bounds.length - 1]);
        return LongStream.rangeClosed((first - 1) * FOR_EACH_SYNC + 1, last * FOR_EACH_SYNC)
                .toArray();
    }
}
