package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one seed of a campaign leads to: an inbox that lives several times, on disks that fail and lose power. */
abstract class CampaignStory {

    final Random random;
    final Path directory;
    final SettableClock clock = new SettableClock(World.NOW);
    final List<String> log = new ArrayList<>();

    /** How many came in. */
    int messages;

    private int crashes;

    CampaignStory(long seed, Path directory) {
        this.random = new Random(seed);
        this.directory = directory;
    }

    /** At the start of each life. */
    abstract void begin(Inbox inbox) throws Exception;

    /** One of many things that may happen. */
    abstract void step(Inbox inbox, CrashingDisk disk) throws Exception;

    /** On a good disk: what was true of each life must be true of all. */
    abstract void end(Inbox inbox) throws Exception;

    int messages() {
        return messages;
    }

    /** How often the power went. */
    int crashes() {
        return crashes;
    }

    /** @throws AssertionError if anything is not as it should be, with all that happened before */
    void tell() throws Exception {
        int lives = 2 + random.nextInt(6);
        try {
            for (int life = 0; life < lives; life++) {
                live();
            }
            try (Inbox inbox = Inbox.open(directory, clock)) {
                end(inbox);
            }
        } catch (AssertionError e) {
            throw new AssertionError(log + " " + e.getMessage(), e);
        }
    }

    private void live() throws Exception {
        CrashingDisk disk = new CrashingDisk(random, 200 + random.nextInt(60_000));
        try (Inbox inbox = Inbox.open(directory, clock, disk)) {
            begin(inbox);
            int steps = random.nextInt(80);
            for (int step = 0; step < steps && !disk.crashed(); step++) {
                step(inbox, disk);
            }
            if (random.nextInt(3) > 0) {
                disk.crash();
            }
        } catch (IOException e) {
            assertThat(disk.crashed())
                    .as("only a disk without power keeps an inbox shut: %s", e)
                    .isTrue();
        }
        log.add(disk.crashed() ? "no power" : "closed");
        crashes += disk.crashed() ? 1 : 0;
    }
}
