package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A message of an attacker, and the status of the response.
 *
 * @param headers in addition to the usual ones
 */
record HostileBody(String name, byte[] body, Map<String, String> headers, int status) {

    private static final int FUZZED = 300;
    private static final long SEED = 20_261_126;
    private static final String MEDIA = "{\"media_id\": \"0A1B2C3D-1111-2222-3333444455556666\"}";

    private static HostileBody of(String name, String body, int status) {
        return new HostileBody(name, body.getBytes(UTF_8), Map.of(), status);
    }

    /** @param signer of the trusted topic */
    static List<HostileBody> corpus(SnsSigner signer) {
        Instant now = Instant.now();
        String genuine = signer.notification("asset_bank.media.create", MEDIA, now);
        SnsSigner forger =
                new SnsSigner(signer.topic(), new SnsAuthority(now).issue(SnsCertificateShape.ofSns(now)), "1");
        String forged = forger.notification("asset_bank.media.create", MEDIA, now)
                .replace(forger.certificateUrl(), signer.certificateUrl());
        List<HostileBody> corpus = new ArrayList<>(List.of(
                of("forged with a key of one's own", forged, 403),
                of("altered message", genuine.replace("0A1B2C3D", "FFFFFFFF"), 403),
                of("altered subject", genuine.replace("media.create", "media.deleted"), 403),
                of("altered type", genuine.replace("\"Notification\"", "\"UnsubscribeConfirmation\""), 400),
                of("another topic", genuine.replace("sample-portal", "another-owner"), 403),
                of(
                        "signed, of another topic",
                        new SnsSigner(signer.topic().replace("sample-portal", "another-owner"), certificate(now), "1")
                                .notification("s", MEDIA, now),
                        403),
                of("too old", signer.notification("s", MEDIA, now.minus(Duration.ofHours(2))), 503),
                of("of tomorrow", signer.notification("s", MEDIA, now.plus(Duration.ofDays(1))), 503),
                of(
                        "certificate elsewhere",
                        genuine.replace("https://sns.eu-central-1.amazonaws.com/Simple", "https://evil.example/Simple"),
                        403),
                of(
                        "certificate at a host that only begins well",
                        genuine.replace("amazonaws.com/Simple", "amazonaws.com.evil.example/Simple"),
                        403),
                of(
                        "certificate with a user in its address",
                        genuine.replace(
                                "https://sns.eu-central-1.amazonaws.com/Simple",
                                "https://sns.eu-central-1.amazonaws.com@evil.example/Simple"),
                        403),
                of(
                        "certificate over http",
                        genuine.replace(
                                "https://sns.eu-central-1.amazonaws.com/Simple",
                                "http://sns.eu-central-1.amazonaws.com/Simple"),
                        403),
                of(
                        "certificate on another port",
                        genuine.replace("amazonaws.com/Simple", "amazonaws.com:8443/Simple"),
                        403),
                of(
                        "certificate in the controller's own network",
                        genuine.replace(
                                "https://sns.eu-central-1.amazonaws.com/Simple", "https://169.254.169.254/Simple"),
                        403),
                of(
                        "certificate as a file",
                        genuine.replace("https://sns.eu-central-1.amazonaws.com/Simple", "file:///etc/Simple"),
                        403),
                of(
                        "another signature version",
                        genuine.replace("\"SignatureVersion\" : \"1\"", "\"SignatureVersion\" : \"3\""),
                        400),
                of(
                        "version 2 with a signature of version 1",
                        genuine.replace("\"SignatureVersion\" : \"1\"", "\"SignatureVersion\" : \"2\""),
                        403),
                of("the message alone, as raw delivery has it", MEDIA, 400),
                new HostileBody(
                        "raw by its header", genuine.getBytes(UTF_8), Map.of("x-amz-sns-rawdelivery", "true"), 400),
                of("nothing", "", 400),
                of("a page", "<html><script>alert(1)</script></html>", 400),
                of("no object", "[1, 2, 3]", 400),
                of("deep", "[".repeat(100_000), 400),
                of("deep objects", "{\"a\":".repeat(50_000), 400),
                of("a long number", "{\"Type\": " + "9".repeat(100_000) + "}", 400),
                of("a long name", "{\"" + "x".repeat(200_000) + "\": 1}", 400),
                of("fields twice", genuine.replaceFirst("\\{", "{\"Type\": \"Notification\", "), 400),
                of("too large", " ".repeat((1 << 20) + 1), 413),
                of("much too large", "x".repeat(4 << 20), 413)));
        for (int length : new int[] {1, 10, 100, genuine.length() / 2, genuine.length() - 3}) {
            corpus.add(of("cut to " + length, genuine.substring(0, length), 400));
        }
        fuzz(genuine.getBytes(UTF_8), corpus);
        return corpus;
    }

    private static SnsCertificate certificate(Instant now) {
        return new SnsAuthority(now).issue(SnsCertificateShape.ofSns(now));
    }

    /** Overwrites bytes in the signed content and in the envelope; always the same ones. */
    private static void fuzz(byte[] genuine, List<HostileBody> corpus) {
        Random random = new Random(SEED);
        String text = new String(genuine, UTF_8);
        int from = text.indexOf("0A1B2C3D");
        for (int i = 0; i < FUZZED; i++) {
            byte[] body = Arrays.copyOf(genuine, genuine.length);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                body[from + random.nextInt(30)] = (byte) (0x80 | random.nextInt(0x40)); // Never valid in UTF-8.
            }
            corpus.add(new HostileBody("fuzzed " + i, body, Map.of(), 400));
        }
        for (int i = 0; i < FUZZED; i++) {
            byte[] body = new byte[random.nextInt(2_000)];
            random.nextBytes(body);
            corpus.add(new HostileBody("random " + i, body, Map.of(), 400));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
