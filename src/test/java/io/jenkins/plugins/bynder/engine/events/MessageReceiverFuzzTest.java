package io.jenkins.plugins.bynder.engine.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.MalformedMessageException;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.SnsUrls;
import io.jenkins.plugins.bynder.engine.sns.Verdict;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Untrusted input causes no outbound request, no stored message, no warning in the log and no exception. */
class MessageReceiverFuzzTest {

    private static Endpoint door;
    private static List<byte[]> genuine;

    @BeforeContainer
    static void open() throws IOException {
        door = new Endpoint(Files.createTempDirectory("receiver"));
        SnsSigner signer = door.world.signer;
        genuine = List.of(
                door.world.event().getBytes(UTF_8),
                signer.subscriptionConfirmation("2336ab", SnsFixture.NOW).getBytes(UTF_8),
                signer.unsubscribeConfirmation("2336ab", SnsFixture.NOW).getBytes(UTF_8),
                door.world.foreigner.notification("s", "{}", SnsFixture.NOW).getBytes(UTF_8));
        // so that the certificate is known, and any further call is one too many
        assertThat(door.world.verifier.verify(door.world.notification())).isInstanceOf(Verdict.Accepted.class);
    }

    @AfterContainer
    static void close() throws IOException {
        door.close();
    }

    @Property(tries = 2000)
    void arbitraryBytes(@ForAll @Size(max = 400) byte[] body) {
        refused(body);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void alteredMessages(@ForAll @IntRange(max = 3) int which, @ForAll("alterations") List<Alteration> alterations) {
        byte[] body = genuine.get(which);
        for (Alteration alteration : alterations) {
            body = alteration.of(body);
        }
        if (!sameMeaning(body, genuine.get(which)) && !namesAnotherCertificate(body)) {
            refused(body);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void almostJson(@ForAll("almostJson") String body) {
        refused(body.getBytes(UTF_8));
    }

    /** Cuts, doubles or overwrites a part. */
    record Alteration(int from, int length, int kind, byte value) {

        byte[] of(byte[] body) {
            if (body.length == 0) {
                return body;
            }
            int start = from % body.length;
            int end = Math.min(body.length, start + length);
            byte[] head = Arrays.copyOf(body, start);
            byte[] part = Arrays.copyOfRange(body, start, end);
            byte[] tail = Arrays.copyOfRange(body, end, body.length);
            return switch (kind) {
                case 0 -> concat(head, tail);
                case 1 -> concat(head, part, part, tail);
                case 2 -> head;
                default -> {
                    Arrays.fill(part, value);
                    yield concat(head, part, tail);
                }
            };
        }

        private static byte[] concat(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            return all.toByteArray();
        }
    }

    @Provide
    Arbitrary<List<Alteration>> alterations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.bytes())
                .as(Alteration::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "\\",
                        "null",
                        "1e999",
                        "\"Type\"",
                        "\"Notification\"",
                        "\"TopicArn\"",
                        "\"" + SnsFixture.TOPIC + "\"",
                        "\"Signature\"",
                        "\"Message\"",
                        "\\u0000",
                        "\\ud800",
                        "\"SigningCertURL\"",
                        "\"https://evil.example/x.pem\"",
                        "\ufeff",
                        "\u2028",
                        " ",
                        "/*")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    /** Whether only what is not signed has changed, such as blanks, or the address to unsubscribe at. */
    private static boolean sameMeaning(byte[] altered, byte[] original) {
        try {
            return SnsMessage.parse(altered).equals(SnsMessage.parse(original));
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    /** There may be others for a listed topic, so those are looked for. */
    private static boolean namesAnotherCertificate(byte[] altered) {
        try {
            MessageHeader envelope = SnsMessage.parse(altered).envelope();
            String known = door.world.signer.certificateUrl();
            return SnsUrls.certificate(envelope.signingCertUrl(), envelope.topic())
                    .filter(url -> !url.toString().equals(known))
                    .isPresent();
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    private static void refused(byte[] body) {
        int calls = door.world.aws.calls().size();
        WebhookResponse answer = door.post(body);
        assertThat(answer.body()).isEqualTo("rejected");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(door.world.aws.calls()).hasSize(calls);
        assertThat(door.inbox.size()).isZero();
        assertThat(door.log.latest()).isEmpty();
        assertThat(door.pending.list()).isEmpty();
    }
}
