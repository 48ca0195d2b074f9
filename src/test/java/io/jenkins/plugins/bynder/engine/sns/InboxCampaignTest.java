package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;

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
    void losesNothingAndDecidesNothingTwice(@TempDir Path folder) {
        tell("Inbox", seed -> new InboxStory(seed, folder.resolve("seed" + seed)));
    }

    @Test
    void handsEverythingOverAndNothingTwice(@TempDir Path folder) {
        tell("Dispatcher", seed -> new DispatcherStory(seed, folder.resolve("seed" + seed)));
    }

    private static void tell(String name, LongFunction<CampaignStory> stories) {
        Map<Long, Throwable> failed = new TreeMap<>();
        Long one = Long.getLong("seed");
        long first = one == null ? Long.getLong("first", 1) : one;
        Integer seeds = Integer.getInteger("seeds");
        long count = one == null ? seeds == null ? FEW : (long) seeds * FOR_EACH_SYNC : 1;
        int crashes = 0;
        int messages = 0;
        for (long seed = first; seed < first + count; seed++) {
            CampaignStory story = stories.apply(seed);
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
