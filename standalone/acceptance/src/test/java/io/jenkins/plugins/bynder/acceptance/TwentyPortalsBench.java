package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.bench.Page;
import io.jenkins.plugins.bynder.bench.PortalKinds;
import io.jenkins.plugins.bynder.bench.Table;
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
 * From SNS's POST to the start of the build that names the asset, in a real Jenkins with 20 portals that all have events:
 * good ones, silent ones, ones that limit requests and ones that fail now and then. The jobs sync nothing, so that each
 * tagged asset is due.
 */
final class TwentyPortalsBench {

    private static final int OF_EACH_KIND = 5;
    private static final Duration LONG = Duration.ofMinutes(5);

    /** An asset of a portal; other portals may use the same id. */
    private record Key(int portal, String asset) {}

    /** A build that events started, and the assets that it names. */
    private record Started(long millis, List<Key> assets) {}

    private final List<SamplePortal> portals = new ArrayList<>();

    /** When the event of an asset was posted for the first time, in milliseconds since the epoch. */
    private final Map<Key, Long> posted = new ConcurrentHashMap<>();

    private final AtomicInteger repeated = new AtomicInteger();

    @Test
    void fromEventToBuild() throws Exception {
        AcceptanceSettings.assumeJenkins();
        int events = Integer.getInteger("bynder.events", 1000);
        Table table = new Table(
                "20 portals: 5 good, 5 silent, 5 that limit requests, 5 that fail now and then",
                "events of good portals in a minute",
                "p50, s",
                "p99, s",
                "slowest, s",
                "builds",
                "POSTs repeated, all portals");
        try (EventsBench bench = EventsBench.open("twenty-portals")) {
            startPortals();
            configure(bench);
            post(bench, events);
            AwaitCondition.value(
                    () -> started(bench).size() + " of " + posted.size() + " events of good portals started builds",
                    LONG,
                    () -> Optional.of(started(bench))
                            .filter(started -> started.keySet().containsAll(posted.keySet())));
            Map<Key, Long> started = started(bench);
            List<Long> millis = posted.entrySet().stream()
                    .map(event -> started.get(event.getKey()) - event.getValue())
                    .sorted()
                    .toList();
            assertThat(millis).hasSize(events);
            table.row(
                    "from POST to the start of the build",
                    Integer.toString(events),
                    seconds(millis, 50),
                    seconds(millis, 99),
                    seconds(millis, 100),
                    Integer.toString(builds(bench).size()),
                    repeated.toString());
        } finally {
            portals.forEach(SamplePortal::close);
        }
        System.out.println(table);
        new Page(AcceptanceSettings.repository().resolve("docs/benchmarks.md")).put("benchmark 10", table.toString());
    }

    private void startPortals() throws Exception {
        for (Optional<FaultRule> kind : PortalKinds.all()) {
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
        StringBuilder script = new StringBuilder("""
                import com.cloudbees.plugins.credentials.CredentialsScope
                import com.cloudbees.plugins.credentials.SystemCredentialsProvider
                import hudson.model.FreeStyleProject
                import hudson.util.Secret
                import io.jenkins.plugins.bynder.config.*
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

    /** Each event is about an asset of its own; each of the other portals has as many events as each good one. */
    private void post(EventsBench bench, int events) throws InterruptedException {
        ExecutorService good = Executors.newFixedThreadPool(OF_EACH_KIND);
        ExecutorService others = Executors.newFixedThreadPool(OF_EACH_KIND);
        try {
            long begun = System.nanoTime();
            long pause = TimeUnit.MINUTES.toNanos(1) / events;
            for (int n = 0; n < events; n++) {
                for (int portal = n % OF_EACH_KIND; portal < portals.size(); portal += OF_EACH_KIND) {
                    Key key = new Key(portal, add(portal, "flyer-" + n).id());
                    (isGood(key) ? good : others).execute(() -> post(bench, key));
                }
                TimeUnit.NANOSECONDS.sleep(begun + (n + 1) * pause - System.nanoTime());
            }
            good.shutdown();
            assertThat(good.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            good.shutdownNow();
            others.shutdownNow();
        }
    }

    private SampleAsset add(int portal, String name) {
        return portals.get(portal).library().add(NewAsset.jpeg(name).size(2_000).tags("Gelato"));
    }

    private static boolean isGood(Key key) {
        return key.portal() < OF_EACH_KIND;
    }

    private void post(EventsBench bench, Key key) {
        Map<String, String> fields = bench.topic().signer().envelope("Notification", Instant.now());
        fields.put("TopicArn", topic(key.portal()));
        fields.put("Subject", "asset_bank.media.meta_updated");
        fields.put("Message", "{\"media_id\": \"" + key.asset() + "\"}");
        byte[] message = bench.topic().signer().signed(fields).getBytes(StandardCharsets.UTF_8);
        if (isGood(key)) {
            posted.put(key, System.currentTimeMillis());
        }
        // SNS sends a message again, too, if it is answered 503.
        AwaitCondition.until("the message is taken", LONG, () -> {
            int status = bench.post(message, Map.of()).statusCode();
            assertThat(status).isIn(200, 503);
            if (status == 503) {
                repeated.incrementAndGet();
            }
            return status == 200;
        });
    }

    /** When the first build that names the asset of a good portal started, in milliseconds since the epoch. */
    private static Map<Key, Long> started(EventsBench bench) {
        Map<Key, Long> started = new HashMap<>();
        builds(bench).forEach(build -> build.assets().forEach(key -> started.merge(key, build.millis(), Math::min)));
        return started;
    }

    /** The builds of the good portals' jobs. */
    private static List<Started> builds(EventsBench bench) {
        String lines = bench.admin().script("""
                        (0..<%d).each { portal ->
                            Jenkins.get().getItem('portal-' + portal).builds.each { run ->
                                def cause = run.getCause(io.jenkins.plugins.bynder.trigger.BynderCause)
                                def ids = cause == null ? [] : cause.assetIds(run.rootDir.toPath())
                                println(([portal, run.startTimeInMillis] + ids).join(' '))
                            }
                        }
                        """.formatted(OF_EACH_KIND));
        return lines.lines().map(TwentyPortalsBench::build).toList();
    }

    /** @param line portal, start and ids of the assets */
    private static Started build(String line) {
        List<String> words = List.of(line.strip().split(" "));
        int portal = Integer.parseInt(words.get(0));
        return new Started(
                Long.parseLong(words.get(1)),
                words.stream().skip(2).map(id -> new Key(portal, id)).toList());
    }

    private static String seconds(List<Long> sorted, int percent) {
        return "%.1f".formatted(sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)) / 1000.0);
    }
}
