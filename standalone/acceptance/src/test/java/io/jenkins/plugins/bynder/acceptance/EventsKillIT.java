package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A controller is killed while events arrive. {@code -Dbynder.kills=10} kills as often as the acceptance test requires.
 */
final class EventsKillIT {

    @BeforeAll
    static void needsJenkins() {
        AcceptanceSettings.assumeJenkins();
    }

    @Test
    void losesNoAcceptedEvent() throws Exception {
        int kills = Integer.getInteger("bynder.kills", 3);
        long seed = Long.getLong("bynder.seed", System.nanoTime());
        Random random = new Random(seed);
        try (EventsBench bench = EventsBench.open("killed")) {
            bench.integrate(SampleTopic.ARN);
            bench.subscribe();
            Job job = Job.pipeline(
                    bench.admin(),
                    "sync",
                    "properties([pipelineTriggers([bynder(tag: 'Kill')])])\nnode { bynderSync tag: 'Kill' }");
            job.run().expect("SUCCESS");

            List<SampleAsset> assets = new ArrayList<>();
            AtomicBoolean over = new AtomicBoolean();
            Thread people = new Thread(() -> work(bench, assets, over), "people");
            people.start();
            for (int kill = 0; kill < kills; kill++) {
                int before = bench.topic().taken().size();
                int more = 1 + random.nextInt(10);
                AwaitCondition.until(
                        more + " more events are taken (seed " + seed + ")",
                        Duration.ofMinutes(3),
                        () -> bench.topic().taken().size() >= before + more);
                // The moment of the kill is random, so there is no condition to wait for.
                Thread.sleep(random.nextInt(4_000));
                bench.jenkins().kill();
                bench.jenkins().start();
            }
            over.set(true);
            people.join();
            bench.settle();

            // the inbox remembers what it has had; nothing waits, so each of them was decided
            String inbox = Files.readString(
                    bench.jenkins().home().resolve("bynder/inbox/inbox.log"), StandardCharsets.ISO_8859_1);
            assertThat(bench.topic().taken()).as("seed %d", seed).allMatch(inbox::contains);
            assertThat(bench.topic().taken()).hasSizeGreaterThanOrEqualTo(kills);
            Folder.assertHolds(bench.workspace("sync").resolve("DAM import"), assets);
        }
    }

    /** As fast as users work. */
    private static void work(EventsBench bench, List<SampleAsset> assets, AtomicBoolean over) {
        try {
            while (!over.get()) {
                assets.add(bench.portal()
                        .library()
                        .add(NewAsset.jpeg("Poster " + assets.size()).tags("Kill")));
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
