package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A controller whose disk is full. */
final class EventsDiskIT {

    private static final int PAGE_FULL = 30;

    private static final String FILL = """
            def filler = new FileOutputStream(new File(Jenkins.get().rootDir, 'bynder/filler'))
            try {
                while (true) { filler.write(new byte[1]) }
            } catch (IOException full) {
                filler.close()
            }
            """;

    @BeforeAll
    static void needsJenkinsAndADisk() throws Exception {
        AcceptanceSettings.assumeJenkins();
        assumeTrue(mayMount(), "a disk of our own cannot be mounted here");
    }

    private static boolean mayMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFullDiskCausesRetriesUntilThereIsSpace() throws IOException {
        try (EventsBench bench = EventsBench.withSmallDisk("full")) {
            bench.integrate(SampleTopic.ARN);
            bench.subscribe();
            assertThat(post(bench, event(bench))).isEqualTo(200);
            bench.settle();

            bench.admin().script(FILL);
            String event = firstThatHasNoRoom(bench);
            assertThat(post(bench, event)).isEqualTo(503);
            assertThat(bench.admin().get("manage/bynder-events/").ok().text())
                    .contains("New events cannot be stored", "Inbox not writable");

            bench.admin().script("new File(Jenkins.get().rootDir, 'bynder/filler').delete()");
            assertThat(post(bench, event)).isEqualTo(200);
            bench.settle();
            assertThat(bench.admin().get("manage/bynder-events/").ok().text()).contains("All events are processed.");
        }
    }

    /** A full disk still accepts data that fits into the last page of a file. */
    private static String firstThatHasNoRoom(EventsBench bench) {
        for (int attempt = 0; attempt < PAGE_FULL; attempt++) {
            String event = event(bench);
            if (post(bench, event) == 503) {
                return event;
            }
        }
        throw new AssertionError("A full disk took " + PAGE_FULL + " events");
    }

    private static String event(EventsBench bench) {
        return bench.topic().signer().notification("asset_bank.media.create", "{\"media_id\": \"a\"}", Instant.now());
    }

    private static int post(EventsBench bench, String event) {
        return bench.post(event.getBytes(UTF_8), Map.of()).statusCode();
    }
}
