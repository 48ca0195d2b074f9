package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.bench.Page;
import io.jenkins.plugins.bynder.bench.Table;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * From SNS's POST to the start of the build, in a real Jenkins with 20 portals that all have events: good ones, and ones
 * that are silent, limit requests or fail now and then.
 */
final class TwentyPortalsBench {

    private static final int OF_EACH_KIND = 5;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String TAG = "Gelato";

    private final List<SamplePortal> portals = new ArrayList<>();

    /** When the event of an asset was posted, in milliseconds since the epoch; by job and asset id. */
    private final Map<String, Long> posted = new ConcurrentHashMap<>();

    private final AtomicInteger repeated = new AtomicInteger();

    @Test
    void fromEventToBuild() throws Exception {
        AcceptanceSettings.assumeJenkins();
        int events = Integer.getInteger("bynder.events", 1000);
        Table table = new Table(
                "20 portals in a real Jenkins: 5 good, 5 silent, 5 limited, 5 failing now and then",
                "events of good ones in a minute",
                "started their build",
                "p50, s",
                "p99, s",
                "slowest, s",
                "builds",
                "POSTs repeated, of all portals");
        try (EventsBench bench = EventsBench.open("twenty-portals")) {
            startPortals();
            configure(bench);
            post(bench, events);
            AwaitCondition.until(
                    "all events of good portals started builds",
                    LONG,
                    () -> started(bench).size() == posted.size());
            Map<String, Long> started = started(bench);
            List<Long> millis = posted.entrySet().stream()
                    .map(event -> started.get(event.getKey()) - event.getValue())
                    .sorted()
                    .toList();
            assertThat(millis).hasSize(events);
            table.row(
                    "POST to start of the build",
                    Integer.toString(events),
                    Integer.toString(millis.size()),
                    seconds(millis, 50),
                    seconds(millis, 99),
                    seconds(millis, 100),
                    builds(bench),
                    repeated.toString());
        } finally {
            portals.forEach(SamplePortal::close);
        }
        System.out.println(table);
        new Page(AcceptanceSettings.repository().resolve("docs/benchmarks.md")).put("benchmark 10", table.toString());
    }

    private void startPortals() throws Exception {
        List<Optional<FaultRule>> kinds = List.of(
                Optional.empty(),
                Optional.of(FaultRule.api(Fault.silence())),
                Optional.of(FaultRule.api(Fault.tooManyRequests())),
                Optional.of(FaultRule.api(Fault.status(500)).chance(0.2, 1)));
        for (Optional<FaultRule> kind : kinds) {
            for (int n = 0; n < OF_EACH_KIND; n++) {
                SamplePortal portal = SamplePortal.start();
                kind.ifPresent(portal.faults()::add);
                portals.add(portal);
            }
        }
    }

    private static String topic(int portal) {
        return "arn:aws:sns:eu-central-1:123456789012:portal-" + portal;
    }

    private void configure(EventsBench bench) {
        StringBuilder script = new StringBuilder(
                """
                import com.cloudbees.plugins.credentials.CredentialsScope
                import com.cloudbees.plugins.credentials.SystemCredentialsProvider
                import hudson.model.FreeStyleProject
                import hudson.util.Secret
                import io.jenkins.plugins.bynder.config.*
                import io.jenkins.plugins.bynder.step.BynderSyncBuilder
                import io.jenkins.plugins.bynder.trigger.BynderTrigger
                import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl
                Jenkins.get().numExecutors = 20
                def all = []
                def add = { number, url, token, topic ->
                    SystemCredentialsProvider.instance.credentials.add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, 'token-' + number, '', Secret.fromString(token)))
                    def integration = new Integration('Portal ' + number, url, 'token-' + number)
                    integration.topics = topic
                    all << integration
                    def job = Jenkins.get().createProject(FreeStyleProject, 'portal-' + number)
                    def trigger = new BynderTrigger()
                    trigger.integration = 'Portal ' + number
                    trigger.tag = 'Gelato'
                    job.addTrigger(trigger)
                    def sync = new BynderSyncBuilder()
                    sync.integration = 'Portal ' + number
                    sync.tag = 'Gelato'
                    sync.onFailure = 'ignore'
                    job.buildersList.add(sync)
                    job.save()
                }
                """);
        for (int n = 0; n < portals.size(); n++) {
            SamplePortal portal = portals.get(n);
            script.append("add(%d, '%s', '%s', '%s')%n"
                    .formatted(n, portal.url(), portal.access().owner().keys().permanentToken(), topic(n)));
        }
        bench.admin().script(script + "BynderConfiguration.get().integrations = all");
        bench.settle();
    }

    /** Each event is about an asset of its own; each of the other portals has as many events as each of the good ones. */
    private void post(EventsBench bench, int events) throws InterruptedException {
        ExecutorService amazon = Executors.newFixedThreadPool(8);
        long begun = System.nanoTime();
        long pause = TimeUnit.MINUTES.toNanos(1) / events;
        for (int n = 0; n < events; n++) {
            for (int kind = 0; kind < portals.size() / OF_EACH_KIND; kind++) {
                int portal = kind * OF_EACH_KIND + n % OF_EACH_KIND;
                SampleAsset asset = portals.get(portal)
                        .library()
                        .add(NewAsset.jpeg("flyer-" + n).size(2_000).tags(TAG));
                amazon.execute(() -> post(bench, portal, asset.id()));
            }
            TimeUnit.NANOSECONDS.sleep(begun + (n + 1) * pause - System.nanoTime());
        }
        amazon.shutdown();
        assertThat(amazon.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    private void post(EventsBench bench, int portal, String asset) {
        Map<String, String> fields = bench.topic().signer().envelope("Notification", Instant.now());
        fields.put("TopicArn", topic(portal));
        fields.put("Subject", "asset_bank.media.meta_updated");
        fields.put("Message", "{\"media_id\": \"" + asset + "\"}");
        byte[] message = bench.topic().signer().signed(fields).getBytes(StandardCharsets.UTF_8);
        if (portal < OF_EACH_KIND) {
            posted.put("portal-" + portal + " " + asset, System.currentTimeMillis());
        }
        // SNS sends a message again, too, if it is answered 503.
        AwaitCondition.until("the message is taken", LONG, () -> {
            int status = bench.post(message, Map.of()).statusCode();
            if (status != 200) {
                repeated.incrementAndGet();
            }
            return status == 200;
        });
    }

    /** By job and asset id: when the first build that an event about it started began, in milliseconds since the epoch. */
    private static Map<String, Long> started(EventsBench bench) {
        String lines = bench.admin()
                .script(
                        """
                        (0..<%d).collect { 'portal-' + it }.each { job ->
                            Jenkins.get().getItem(job).builds.each { run ->
                                run.causes.findAll { it instanceof io.jenkins.plugins.bynder.trigger.BynderCause }.each {
                                    it.assetIds(run.rootDir.toPath()).each { id -> println job + ' ' + id + ' ' + run.startTimeInMillis }
                                }
                            }
                        }
                        """
                                .formatted(OF_EACH_KIND));
        Map<String, Long> started = new HashMap<>();
        lines.lines()
                .map(line -> line.split(" "))
                .filter(line -> line.length == 2)
                .forEach(line -> {
                    started.merge(line[0], Long.valueOf(line[1]), Math::min);
                });
        return started;
    }

    private static String builds(EventsBench bench) {
        return bench.admin()
                .script("print((0..<%d).sum { Jenkins.get().getItem('portal-' + it).builds.size() })"
                        .formatted(OF_EACH_KIND))
                .strip();
    }

    private static String seconds(List<Long> sorted, int percent) {
        return "%.1f".formatted(sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)) / 1000.0);
    }
}
