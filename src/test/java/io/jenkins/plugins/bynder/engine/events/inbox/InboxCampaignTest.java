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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives of an inbox, and of a dispatcher that empties it: full disks, torn writes, lost power, clocks that leap; {@code -Dseeds=N} for more of them, {@code
 * -Dseed=N} to repeat one, in which everything is as it was.
 */
class InboxCampaignTest {

    private static final int FEW = 60;

    /** Each inbox is far shorter a story than a sync. */
    private static final int FOR_EACH_SYNC = 10;

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
        tell("Inbox", seed -> new InboxScenario(seed, folder.resolve("seed" + seed)));
    }

    @Test
    void returnsEveryMessageExactlyOnce(@TempDir Path folder) {
        tell("Dispatcher", seed -> new DispatcherScenario(seed, folder.resolve("seed" + seed)));
    }

    private static void tell(String name, LongFunction<CampaignScenario> stories) {
        Map<Long, Throwable> failed = new TreeMap<>();
        String single = System.getProperty("seed", "");
        String[] bounds = System.getProperty("seeds", "").split("-");
        long last = bounds[0].isEmpty() ? 0 : Long.parseLong(bounds[bounds.length - 1]);
        long before = bounds.length == 1 ? 0 : Long.parseLong(bounds[0]) - 1;
        long first = single.isEmpty() ? before * FOR_EACH_SYNC + 1 : Long.parseLong(single);
        long count = !single.isEmpty() ? 1 : last == 0 ? FEW : (last - before) * FOR_EACH_SYNC;
        int crashes = 0;
        int messages = 0;
        for (long seed = first; seed < first + count; seed++) {
            CampaignScenario story = stories.apply(seed);
            try {
                story.tell();
            } catch (Exception | AssertionError e) {
                failed.put(seed, e);
            }
            crashes += story.crashes();
            messages += story.messages();
        }
        System.out.printf(
                "%s campaign: %d seeds from %d, %d messages, %d losses of power; failed: %s%n",
                name, count, first, messages, crashes, failed.keySet());
        assertThat(failed).as("seeds that failed; -Dseed=N tells one again").isEmpty();
    }
}
