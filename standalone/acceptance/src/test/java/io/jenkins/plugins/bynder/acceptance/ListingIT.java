package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of a listing of several pages builds read when events start them, in a real Jenkins. */
final class ListingIT {

    private static final int ASSETS = 1200;
    private static final String TAG = "large";
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Pattern NEXT = Pattern.compile("\"nextBuildNumber\":(\\d+)");

    private static EventsBench bench;
    private static Job job;

    @BeforeAll
    static void open() throws IOException {
        AcceptanceSettings.assumeJenkins();
        bench = EventsBench.open("listing");
        for (int n = 0; n < ASSETS; n++) {
            bench.portal().library().add(NewAsset.jpeg("Poster " + n).size(1000).tags(TAG));
        }
        bench.integrate(SampleTopic.ARN);
        bench.subscribe();
        job = Job.pipeline(bench.admin(), TAG, """
                pipeline {
                  agent any
                  triggers { bynder(tag: '%1$s') }
                  stages { stage('Fetch') { steps { bynderSync tag: '%1$s' } } }
                }
                """.formatted(TAG));
    }

    @AfterAll
    static void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @BeforeEach
    void sync() {
        bench.settle();
        job.run().expect("SUCCESS");
        bench.settle();
        bench.portal().traffic().reset();
    }

    private static SampleAsset untagged(String name) {
        SampleAsset asset = bench.portal().library().add(NewAsset.jpeg(name).size(1000));
        bench.settle();
        bench.portal().traffic().reset();
        return asset;
    }

    private static int builds() {
        Matcher next = NEXT.matcher(bench.admin().json(job.path()));
        assertThat(next.find()).isTrue();
        return Integer.parseInt(next.group(1)) - 1;
    }

    private static Build last() {
        return new Build(bench.admin(), job.path() + builds() + '/').await().expect("SUCCESS");
    }

    private static Path folder() {
        return bench.workspace(TAG).resolve("DAM import");
    }

    private static void assertFolder() throws IOException {
        Folder.assertHolds(
                folder(),
                bench.portal().library().assets().stream()
                        .filter(asset -> asset.tags().contains(TAG))
                        .toList());
    }

    @Test
    void anEventForOneAssetCostsAtMostFourRequests() throws IOException {
        SampleAsset poster = untagged("One");
        int before = builds();

        bench.portal().library().tag(poster.id(), TAG);
        bench.settle();

        assertThat(builds()).isEqualTo(before + 1);
        assertThat(last().log()).contains("Scoped listing");
        assertThat(bench.portal().traffic().apiRequests())
                .as(() -> "decision, assets, link: " + bench.portal().traffic().journal())
                .isBetween(3L, 4L);
        assertFolder();

        bench.portal().library().untag(poster.id(), TAG);
        bench.settle();
        assertThat(last().log()).contains("Scoped listing");
        assertFolder();
    }

    @Test
    void aBurstOfMoreAssetsThanTheRecordOfABuildHoldsIsReadById() throws IOException {
        List<SampleAsset> posters = new ArrayList<>();
        for (int n = 0; n < 250; n++) {
            posters.add(bench.portal().library().add(NewAsset.jpeg("Many " + n).size(1000)));
        }
        bench.settle();
        int before = builds();

        posters.forEach(poster -> bench.portal().library().tag(poster.id(), TAG));
        bench.settle();

        for (int number = before + 1; number <= builds(); number++) {
            assertThat(new Build(bench.admin(), job.path() + number + '/').log())
                    .contains("Scoped listing");
        }
        assertFolder();
    }

    @Test
    void aBuildThatAUserStartsReadsTheLatestChanges() throws IOException {
        job.run().expect("SUCCESS");
        assertThat(last().log()).contains("Quick listing");
        assertThat(bench.portal().traffic().apiRequests()).isEqualTo(1);
    }

    @Test
    void anEmptyWorkspaceIsFilledByAFullListing() throws IOException {
        SampleAsset poster = untagged("Wiped");
        try (Stream<Path> files = Files.walk(bench.workspace(TAG))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        bench.portal().library().tag(poster.id(), TAG);
        bench.settle();

        assertThat(last().log()).contains("Full listing");
        assertFolder();
    }

    @Test
    void aQueuedBuildKeepsItsAssetsAcrossARestart() throws IOException {
        SampleAsset poster = untagged("Restarted");
        bench.admin().post("quietDown", Map.of());
        bench.portal().library().tag(poster.id(), TAG);
        AwaitCondition.until("the build is queued", LONG, () -> bench.queue().startsWith("1 "));

        bench.jenkins().restart();
        bench.settle();

        assertThat(last().log()).contains("Bynder: 1 asset changed", "Scoped listing");
        assertFolder();
    }

    @Test
    void theAssetsOfACancelledBuildAreNotLost() throws IOException {
        SampleAsset cancelled = untagged("Cancelled");
        SampleAsset poster = untagged("Next");
        bench.admin().post("quietDown", Map.of());
        bench.portal().library().tag(cancelled.id(), TAG);
        AwaitCondition.until("the build is queued", LONG, () -> bench.queue().startsWith("1 "));
        bench.admin().script("Jenkins.get().queue.clear()");
        bench.admin().post("cancelQuietDown", Map.of());
        bench.settle();

        bench.portal().library().tag(poster.id(), TAG);
        bench.settle();

        assertThat(last().log()).contains("Bynder: 1 asset changed", "Quick listing");
        assertFolder();
    }

    @Test
    void decisionsForAHundredJobsReadTheAssetsOnce() {
        String xml = "<project><triggers><io.jenkins.plugins.bynder.trigger.BynderTrigger><tag>shared</tag>"
                + "</io.jenkins.plugins.bynder.trigger.BynderTrigger></triggers></project>";
        for (int n = 0; n < 100; n++) {
            bench.admin()
                    .post("createItem?name=shared-" + n, "application/xml", xml)
                    .ok();
        }
        bench.settle();
        SampleAsset poster = untagged("Shared");
        bench.admin().post("quietDown", Map.of());
        try {
            bench.portal().library().tag(poster.id(), "shared");
            AwaitCondition.until("all are queued", LONG, () -> bench.queue().equals("100 0"));
            assertThat(bench.portal().traffic().apiRequests()).isEqualTo(1);
        } finally {
            bench.admin()
                    .script("Jenkins.get().queue.clear()\n"
                            + "Jenkins.get().items.findAll { it.name.startsWith('shared-') }.each { it.delete() }");
            bench.admin().post("cancelQuietDown", Map.of());
        }
    }
}
