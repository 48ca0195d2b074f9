package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A controller that dies while events arrive. {@code -Dbynder.kills=10} kills as often as the acceptance asks for. */
final class EventsKillIT {

    private static final Pattern DECIDED = Pattern.compile("\"id\":\"([^\"]+)\".*\"state\":\"DECIDED\"");

    @BeforeAll
    static void needsJenkins() {
        Given.assumeJenkins();
    }

    @Test
    void noEventThatWasTakenIsLost() throws Exception {
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
            Set<String> decided = ConcurrentHashMap.newKeySet();
            AtomicBoolean over = new AtomicBoolean();
            Thread people = new Thread(() -> work(bench, assets, decided, over), "people");
            people.start();
            for (int kill = 0; kill < kills; kill++) {
                int before = bench.topic().taken().size();
                int more = 1 + random.nextInt(10);
                Await.until(
                        more + " more events are taken (seed " + seed + ")",
                        Duration.ofMinutes(3),
                        () -> bench.topic().taken().size() >= before + more);
                // the moment of a kill is what is random here, so there is nothing to wait for
                Thread.sleep(random.nextInt(4_000));
                bench.jenkins().kill();
                bench.jenkins().start();
            }
            over.set(true);
            people.join();
            bench.settle();

            decided.addAll(decided(bench));
            assertThat(decided).as("seed %d", seed).containsAll(bench.topic().taken());
            assertThat(bench.topic().taken()).hasSizeGreaterThanOrEqualTo(kills);
            Folder.assertHolds(bench.workspace("sync").resolve("DAM import"), assets);
        }
    }

    /** Tags as fast as people work, and reads what became of it, as the log keeps the last events only. */
    private static void work(EventsBench bench, List<SampleAsset> assets, Set<String> decided, AtomicBoolean over) {
        try {
            while (!over.get()) {
                assets.add(bench.portal()
                        .library()
                        .add(NewAsset.jpeg("Poster " + assets.size()).tags("Kill")));
                decided.addAll(decided(bench));
                Thread.sleep(500);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> decided(EventsBench bench) throws IOException {
        String log = Files.readString(bench.jenkins().home().resolve("bynder").resolve("events.jsonl"));
        return log.lines()
                .map(DECIDED::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }
}
