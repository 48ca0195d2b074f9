package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.bench.FilledFolder;
import io.jenkins.plugins.bynder.bench.Page;
import io.jenkins.plugins.bynder.bench.Table;
import io.jenkins.plugins.bynder.sample.Call;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Host;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import io.jenkins.plugins.bynder.sample.Served;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From SNS's POST to the file under its name, on an agent of a real Jenkins, with a portal that takes its time. */
final class TagToFileBench {

    private static final String TAG = "Gelato";
    private static final String AGENT = "bench";
    private static final Duration PAGE = Duration.ofSeconds(2);
    private static final Duration FEW = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(30);

    /** The moments of one event, in order. */
    private enum Step {
        ANSWER,
        QUIET_PERIOD,
        DECISION,
        QUEUE,
        NODE,
        LISTING,
        DOWNLOAD;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** One event, as it was measured: milliseconds of each step. */
    private record Sample(List<Long> steps, long requests) {

        long total() {
            return steps.stream().mapToLong(Long::longValue).sum();
        }
    }

    @Test
    void fromTagToFile() throws Exception {
        AcceptanceSettings.assumeJenkins();
        List<String> heads = new ArrayList<>(List.of("From tag to file, ms: p50 / p95", "all"));
        Stream.of(Step.values()).map(Step::word).forEach(heads::add);
        heads.add("API requests");
        Table table = new Table(heads.toArray(String[]::new));
        int events = Integer.getInteger("bynder.events", 30);
        for (String size : System.getProperty("bynder.sizes", "1000,50000").split(",")) {
            int assets = Integer.parseInt(size);
            List<Sample> samples = measure(assets, events);
            List<String> cells = new ArrayList<>(List.of(
                    "%,d tagged assets".formatted(assets),
                    percentiles(samples.stream().map(Sample::total).toList())));
            for (Step step : Step.values()) {
                cells.add(percentiles(samples.stream()
                        .map(sample -> sample.steps().get(step.ordinal()))
                        .toList()));
            }
            cells.add(percentiles(samples.stream().map(Sample::requests).toList()));
            table.row(cells.toArray(String[]::new));
            System.out.println(table);
        }
        new Page(AcceptanceSettings.repository().resolve("docs/benchmarks.md")).put("benchmark 9", table.toString());
    }

    private static String percentiles(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return "%,d / %,d".formatted(percentile(sorted, 50), percentile(sorted, 95));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    private static List<Sample> measure(int assets, int events) throws Exception {
        try (EventsBench bench = EventsBench.open("tag-to-file-" + assets);
                AgentProcess agent = AgentProcess.start(bench.admin(), AGENT)) {
            for (int n = 0; n < assets; n++) {
                bench.portal()
                        .library()
                        .add(NewAsset.jpeg("flyer-%06d".formatted(n)).size(200).tags(TAG));
            }
            Path folder = agent.workspace(TAG).resolve("DAM import");
            FilledFolder.fill(
                    folder, bench.portal().url(), TAG, bench.portal().library().assets());
            bench.integrate(SampleTopic.ARN);
            Job job = Job.pipeline(
                    bench.admin(),
                    TAG,
                    "properties([pipelineTriggers([bynder(tag: '%1$s')])])\nnode('%2$s') { bynderSync tag: '%1$s' }"
                            .formatted(TAG, AGENT));
            job.start().await(LONG).expect("SUCCESS");
            bench.portal().faults().add(FaultRule.api(Fault.latency(PAGE)).when(TagToFileBench::isPage));
            bench.portal().faults().add(FaultRule.api(Fault.latency(FEW)).when(call -> !isPage(call)));
            List<Sample> samples = new ArrayList<>();
            for (int n = 0; n <= events; n++) {
                // So that no build of an event is just over, which would make the next one wait for more events.
                job.start().await(LONG).expect("SUCCESS");
                bench.settle();
                Sample sample = event(bench, folder, "new-" + n);
                if (n > 0) {
                    samples.add(sample); // the first event loads classes
                }
            }
            return samples;
        }
    }

    private static boolean isPage(Call call) {
        return call.route() == Route.MEDIA_LIST && !call.byIds();
    }

    private static Sample event(EventsBench bench, Path folder, String name) throws Exception {
        SampleAsset asset = bench.portal().library().add(NewAsset.jpeg(name).size(20_000));
        bench.portal().library().tag(asset.id(), TAG);
        bench.portal().traffic().reset();
        byte[] message = bench.topic()
                .signer()
                .notification("asset_bank.media.meta_updated", "{\"media_id\": \"" + asset.id() + "\"}", Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        long posted = System.currentTimeMillis();
        assertThat(bench.post(message, Map.of()).statusCode()).isEqualTo(200);
        final long answered = System.currentTimeMillis();
        Path file = folder.resolve(asset.original().fileName());
        AwaitCondition.until(file + " is there", LONG, () -> Files.exists(file));
        // A rename changes this time, but not that of the last modification.
        final long arrived = ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
        bench.settle();
        List<Served> requests = bench.portal().traffic().journal().stream()
                .filter(served -> served.call().host() == Host.API)
                .toList();
        String[] build = bench.admin()
                .script(("def run = Jenkins.get().getItemByFullName('%s').lastBuild\n"
                                + "print run.timeInMillis + ' ' + run.startTimeInMillis")
                        .formatted(TAG))
                .split(" ");
        long decided = Long.parseLong(build[0]);
        long started = Long.parseLong(build[1]);
        long asked = at(requests, Route.MEDIA_LIST, posted);
        long listed = at(requests, Route.MEDIA_LIST, started);
        long linked = at(requests, Route.DOWNLOAD, started);
        return new Sample(
                List.of(
                        answered - posted,
                        asked - answered,
                        decided - asked,
                        started - decided,
                        listed - started,
                        linked - listed,
                        arrived - linked),
                requests.size());
    }

    /** When the first such request came. */
    private static long at(List<Served> requests, Route route, long since) {
        return requests.stream()
                .map(Served::call)
                .filter(call -> call.route() == route)
                .mapToLong(call -> call.at().toEpochMilli())
                .filter(at -> at >= since)
                .min()
                .orElseThrow(() -> new AssertionError("No " + route + " after " + since + " in " + requests));
    }
}
