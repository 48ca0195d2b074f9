package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.Dispatcher;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.PortalSession;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.MonotonicClock;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The time from an event in the inbox to its decision, with as many workers as in Jenkins. Some portals work; others do not
 * answer, limit requests or fail at times.
 */
final class EventDecisions implements AutoCloseable {

    private static final int OF_EACH_KIND = 5;
    private static final int WORKERS = 8;
    private static final int FAILING_WORKERS = 4;

    private final List<SamplePortal> portals = new ArrayList<>();
    private final List<Portal> clients = new ArrayList<>();
    private final List<String> assets = new ArrayList<>();
    private final Map<String, Instant> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> millis = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final ExecutorService failingWorkers = Executors.newFixedThreadPool(FAILING_WORKERS);

    private EventDecisions() throws Exception {
        for (Optional<FaultRule> kind : PortalKinds.all()) {
            for (int n = 0; n < OF_EACH_KIND; n++) {
                SamplePortal portal = SamplePortal.start();
                portals.add(portal);
                assets.add(portal.library().add(NewAsset.jpeg("flyer")).id());
                kind.ifPresent(portal.faults()::add);
                clients.add(client(portal));
            }
        }
    }

    private static Portal client(SamplePortal portal) {
        PortalAddress address = PortalAddress.of(portal.url());
        ApiCredentials keys = new PermanentToken(portal.access().owner().keys().permanentToken());
        PortalSession session = new PortalSession(address, keys, RequestBudget.bynder(), HttpSettings.standard());
        return HttpPortal.impatient(session, Duration.ofSeconds(10));
    }

    /** @param perMinute events of all working portals; each of the other portals has as many as each of these */
    static String run(Settings settings, int perMinute) throws Exception {
        Table table = new Table(
                "20 portals: 5 good, 5 silent, 5 limited, 5 failing now and then",
                "events of good ones a minute",
                "decided",
                "p50, s",
                "p99, s",
                "slowest, s");
        try (EventDecisions decisions = new EventDecisions()) {
            decisions.decide(settings.fresh("decisions"), settings.scaled(perMinute));
            double[] seconds = decisions.ofGoodPortals();
            table.row(
                    "event to decision, 3 s of which are the quiet period",
                    Integer.toString(perMinute),
                    Integer.toString(seconds.length),
                    text(seconds, 0.5),
                    text(seconds, 0.99),
                    text(seconds, 1));
        }
        return table.toString();
    }

    private void decide(Path directory, int events) throws Exception {
        try (Inbox inbox = Inbox.open(directory.resolve("inbox"), Clock.systemUTC())) {
            Dispatcher dispatcher = new Dispatcher(
                    inbox,
                    new EventLog(directory.resolve("events.jsonl")),
                    topic -> Optional.of(topic.name()),
                    this::decide,
                    QuietPeriod.standard(),
                    MonotonicClock.start(),
                    (portal, failing, decision) -> (failing ? failingWorkers : workers).execute(decision));
            Thread dispatching = new Thread(() -> dispatch(dispatcher));
            dispatching.start();
            long begun = System.nanoTime();
            long pause = TimeUnit.MINUTES.toNanos(1) / events;
            for (int n = 0; n < events; n++) {
                for (int kind = 0; kind < portals.size() / OF_EACH_KIND; kind++) {
                    send(inbox, kind * OF_EACH_KIND + n % OF_EACH_KIND, n);
                }
                TimeUnit.NANOSECONDS.sleep(begun + (n + 1) * pause - System.nanoTime());
            }
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (ofGoodPortals().length < events && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            dispatching.interrupt();
            workers.shutdownNow();
            failingWorkers.shutdownNow();
            dispatching.join();
        }
    }

    private void send(Inbox inbox, int portal, int number) {
        Instant now = Instant.now();
        String id = "portal" + portal + "-" + number;
        TopicArn topic = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:" + portal);
        MessageHeader header = new MessageHeader(id, topic, now.toString(), now, "", "", "");
        sent.put(id, now);
        inbox.store(new SnsMessage.Notification(
                header, Optional.of("asset_bank.media.meta_updated"), "{\"media_id\":\"" + assets.get(portal) + "\"}"));
    }

    private Decision decide(EventBatch batch) throws PortalException, InterruptedException {
        clients.get(Integer.parseInt(batch.portal())).assets(batch.assetIds(), AssetParts.basic());
        Instant now = Instant.now();
        for (BynderEvent event : batch.events()) {
            millis.put(
                    event.messageId(),
                    Duration.between(sent.get(event.messageId()), now).toMillis());
        }
        return Decision.of(LocalizableText.plain("Nothing to do."));
    }

    private static void dispatch(Dispatcher dispatcher) {
        try {
            dispatcher.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double[] ofGoodPortals() {
        return millis.entrySet().stream()
                .filter(event -> Integer.parseInt(
                                event.getKey().substring(6, event.getKey().indexOf('-')))
                        < OF_EACH_KIND)
                .mapToDouble(event -> event.getValue() / 1000.0)
                .sorted()
                .toArray();
    }

    private static String text(double[] sorted, double share) {
        if (sorted.length == 0) {
            return "–";
        }
        Numbers number = new Numbers();
        number.add(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
        return number.text(1);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        failingWorkers.shutdownNow();
        portals.forEach(SamplePortal::close);
    }
}
