package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.inbox.CrashingDisk;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.sns.SettableClock;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one seed of a campaign leads to: an inbox that lives several times, on disks that fail and lose power. */
public abstract class CampaignScenario {

    public final Random random;
    final Path directory;
    public final SettableClock clock = new SettableClock(SnsFixture.NOW);
    public final List<String> log = new ArrayList<>();

    /** How many came in. */
    public int messages;

    private int crashes;

    public CampaignScenario(long seed, Path directory) {
        this.random = new Random(seed);
        this.directory = directory;
    }

    /** At the start of each life. */
    protected abstract void begin(Inbox inbox) throws Exception;

    /** One of many things that may happen. */
    protected abstract void step(Inbox inbox, CrashingDisk disk) throws Exception;

    /** On a good disk: what was true of each life must be true of all. */
    protected abstract void end(Inbox inbox) throws Exception;

    public int messages() {
        return messages;
    }

    /** How often the power went. */
    public int crashes() {
        return crashes;
    }

    /** @throws AssertionError if anything is not as it should be, with all that happened before */
    public void run() throws Exception {
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
