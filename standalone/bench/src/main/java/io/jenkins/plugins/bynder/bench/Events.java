package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.events.MessageReceiver;
import io.jenkins.plugins.bynder.engine.events.PendingTopics;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import io.jenkins.plugins.bynder.engine.sns.SigningCertificates;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The receiver of events: checks the signature, stores the message and answers. Without HTTP, which Jenkins provides. */
final class Events implements Bench {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:portal-topic";
    private static final String MEDIA = "{\"media_id\":\"0A1B2C3D-1111-2222-3333444455556666\"}";

    /** As many as a busy Jenkins handles at the same time. */
    private static final int THREADS = 16;

    private static final int MESSAGES = 20_000;

    /** A receiver with its own inbox and signer. */
    private static final class Door implements AutoCloseable {

        private final SnsSigner signer;
        private final Inbox inbox;
        private final MessageReceiver receiver;

        Door(Path directory) throws Exception {
            Instant now = Instant.now();
            SnsAuthority authority = new SnsAuthority(now);
            SnsCertificate certificate = authority.issue(SnsCertificateShape.ofSns(now));
            signer = new SnsSigner(TOPIC, certificate, "1");
            HttpFetcher aws = aws(authority, certificate);
            Clock clock = Clock.systemUTC();
            inbox = Inbox.open(directory.resolve("inbox"), clock);
            MessageVerifier verifier = new MessageVerifier(
                    TopicArn.of(TOPIC)::equals,
                    new SigningCertificates(aws, TrustRoots.of(List.of(authority.root())), clock),
                    clock);
            receiver = new MessageReceiver(
                    verifier,
                    inbox,
                    new PendingTopics(directory.resolve("topics.json")),
                    new SubscriptionConfirmer(aws),
                    new EventLog(directory.resolve("events.jsonl")),
                    clock);
        }

        /** Answers without delay, because the check of the certificate is measured and not its download. */
        private HttpFetcher aws(SnsAuthority authority, SnsCertificate certificate) {
            return (url, most) -> {
                try {
                    return url.toString().equals(SnsAuthority.ISSUER_URL)
                            ? new HttpFetcher.Reply(200, authority.issuer().getEncoded(), List.of())
                            : new HttpFetcher.Reply(200, certificate.pem().getBytes(US_ASCII), List.of());
                } catch (CertificateEncodingException e) {
                    throw new IOException(e);
                }
            };
        }

        List<byte[]> signed(int count) {
            List<byte[]> messages = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                messages.add(signer.notification("asset_bank.media.meta_updated", MEDIA, Instant.now())
                        .getBytes(UTF_8));
            }
            return messages;
        }

        void receive(byte[] message, int expected) {
            int status = receiver.receive(Map.of(), new ByteArrayInputStream(message))
                    .status();
            if (status != expected) {
                throw new IllegalStateException("answered " + status);
            }
        }

        @Override
        public void close() throws IOException {
            inbox.close();
        }
    }

    @Override
    public String run(Settings settings) throws Exception {
        Table table = new Table(
                "Receiver, 16 threads", "messages a second", "p50, ms", "p99, ms", "p99.9, ms", "slowest, ms");
        Seen most = new Seen();
        Seen steady = new Seen();
        Seen cold = new Seen();
        Seen under = new Seen();
        for (int n = 0; n <= settings.repetitions(); n++) {
            // The first round warms up the compiler.
            boolean counts = n > 0;
            flatOut(settings, counts ? most : new Seen());
            paced(settings, counts ? steady : new Seen(), 500, 0);
            paced(settings, counts ? under : new Seen(), 500, 10_000);
            cold(settings, counts ? cold : new Seen());
        }
        most.row(table, "as fast as it goes, certificate known", false);
        steady.row(table, "500 a second, certificate known", false);
        under.row(table, "500 a second beside 10,000 forged ones", false);
        cold.row(table, "the first message after a start, certificate unknown", true);
        return table + "\n"
                + (under.late
                        ? "This machine could not send as many forged messages: " + under.forged.text(0)
                                + " a second instead of 10,000.\n"
                        : "")
                + "\n" + EventDecisions.run(settings, 1000) + "\n";
    }

    private static void flatOut(Settings settings, Seen seen) throws Exception {
        try (Door door = new Door(settings.fresh("events"))) {
            List<byte[]> messages = door.signed(settings.scaled(MESSAGES));
            Load load = new Load(THREADS);
            long begun = System.nanoTime();
            for (byte[] message : messages) {
                load.add(() -> door.receive(message, 200));
            }
            load.join();
            seen.add(load, messages.size() / ((System.nanoTime() - begun) / 1e9));
        }
    }

    /** Sends at a steady rate and measures from the time when each message was due, so that waits count. */
    private static void paced(Settings settings, Seen seen, int perSecond, int forgedPerSecond) throws Exception {
        int seconds = Math.max(1, settings.scaled(5));
        try (Door door = new Door(settings.fresh("events"))) {
            List<byte[]> messages = door.signed(perSecond * seconds);
            byte[] forged = new String(messages.get(0), UTF_8)
                    .replace("0A1B2C3D", "0A1B2C3E")
                    .getBytes(UTF_8);
            door.receive(messages.get(0), 200);
            Load load = new Load(THREADS);
            Load forgeries = new Load(THREADS);
            long begun = System.nanoTime();
            Thread forger = new Thread(() -> pace(
                    begun, forgedPerSecond, seconds, (due, n) -> forgeries.add(due, () -> door.receive(forged, 403))));
            forger.start();
            pace(begun, perSecond, seconds, (due, n) -> load.add(due, () -> door.receive(messages.get(n), 200)));
            load.join();
            double took = (System.nanoTime() - begun) / 1e9;
            forger.join();
            forgeries.join();
            seen.add(load, messages.size() / took);
            double rate = forgedPerSecond * seconds / ((System.nanoTime() - begun) / 1e9);
            seen.forged.add(rate);
            seen.late |= rate < 0.95 * forgedPerSecond;
        }
    }

    @FunctionalInterface
    private interface Sending {
        void send(long due, int number);
    }

    private static void pace(long begun, int perSecond, int seconds, Sending sending) {
        for (int n = 0; n < perSecond * seconds; n++) {
            long due = begun + n * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                try {
                    TimeUnit.NANOSECONDS.sleep(Math.min(200_000, Math.max(1, due - System.nanoTime())));
                } catch (InterruptedException e) {
                    return;
                }
            }
            sending.send(due, n);
        }
    }

    /** For the first message after a start, the receiver also checks the certificate. */
    private static void cold(Settings settings, Seen seen) throws Exception {
        Load load = new Load(1);
        long begun = System.nanoTime();
        int starts = settings.scaled(20);
        for (int n = 0; n < starts; n++) {
            try (Door door = new Door(settings.fresh("events"))) {
                byte[] message = door.signed(1).get(0);
                load.add(() -> door.receive(message, 200));
                load.settle();
            }
        }
        load.join();
        seen.add(load, starts / ((System.nanoTime() - begun) / 1e9));
    }

    private static final class Seen {

        private final Numbers rate = new Numbers();
        private final Numbers half = new Numbers();
        private final Numbers p99 = new Numbers();
        private final Numbers p999 = new Numbers();
        private final Numbers slowest = new Numbers();
        private final Numbers forged = new Numbers();
        private boolean late;

        private void add(Load load, double perSecond) {
            Duration[] shares = load.percentiles(0.5, 0.99, 0.999, 1);
            rate.add(perSecond);
            half.add(shares[0].toNanos() / 1e6);
            p99.add(shares[1].toNanos() / 1e6);
            p999.add(shares[2].toNanos() / 1e6);
            slowest.add(shares[3].toNanos() / 1e6);
        }

        private void row(Table table, String name, boolean oneByOne) {
            table.row(name, oneByOne ? "–" : rate.text(0), half.text(2), p99.text(2), p999.text(2), slowest.text(1));
        }
    }
}
