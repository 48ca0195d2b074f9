package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Compares our verdict with that of AWS's SDK. Ours may be stricter, but only about the form of a message, its age, its
 * topic and its URLs, which the SDK does not look at; never about a signature. It is never looser.
 */
class OracleTest {

    private static final Oracle ORACLE = new Oracle();
    private static final JsonMapper JSON = new JsonMapper();

    /** What the SDK lets through and we do not; {@link MessageParser} and {@link MessageVerifier} say why. */
    private static final Set<RejectReason> STRICTER = Set.of(
            RejectReason.MALFORMED,
            RejectReason.UNKNOWN_TYPE,
            RejectReason.FOREIGN_TOPIC,
            RejectReason.CERTIFICATE_URL,
            RejectReason.SUBSCRIBE_URL);

    private static final List<String> FIELDS = List.of(
            "Type",
            "MessageId",
            "TopicArn",
            "Subject",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertURL",
            "Token",
            "SubscribeURL",
            "Other");

    private static final List<String> VALUES = List.of(
            "",
            "x",
            "1",
            "2",
            "a\nb",
            "Notification",
            "SubscriptionConfirmation",
            "UnsubscribeConfirmation",
            "arn:aws:sns:eu-central-1:123456789012:other",
            "arn:aws:sns:eu-west-1:123456789012:portal-topic",
            "2026-03-06T20:00:00.000Z",
            "2026-03-06T19:59:59.999Z",
            "2026-03-06T20:00:00Z",
            "2026-03-06T20:00:00.5Z",
            "2020-01-01T00:00:00.000Z",
            "2030-01-01T00:00:00.000Z",
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-00000000.pem",
            "https://sns.eu-central-1.amazonaws.com:444/SimpleNotificationService-00000000.pem",
            "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-00000000.pem",
            "https://evil.example/SimpleNotificationService-00000000.pem",
            "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription");

    /** As sent by SNS, before and after something is changed about it. */
    record Sent(String version, Map<String, String> fields) {

        SnsSigner signer() {
            return new SnsSigner(SnsFixture.TOPIC.toString(), SnsFixture.CERTIFICATE, version);
        }

        String signed() {
            return signer().signed(fields);
        }
    }

    private static final SnsFixture WORLD = new SnsFixture();

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void acceptsMessagesThatTheSdkAccepts(@ForAll("sent") Sent sent) {
        byte[] body = sent.signed().getBytes(UTF_8);

        assertThat(ORACLE.accepts(body)).isTrue();
        assertThat(verdict(body)).isInstanceOf(Verdict.Accepted.class);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void rejectsAlteredMessagesLikeTheSdk(
            @ForAll("sent") Sent sent, @ForAll("field") String field, @ForAll("value") String value) throws Exception {
        ObjectNode message = JSON.readValue(sent.signed(), ObjectNode.class);
        compare(message.put(field, value).toString());
        message.remove(field);
        compare(message.toString());
        compare(message.putNull(field).toString());
        compare(message.put(field, 1).toString());
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void isAtLeastAsStrictAsTheSdkWithUnusualSignedMessages(
            @ForAll("sent") Sent sent, @ForAll("field") String field, @ForAll("value") String value) {
        Map<String, String> odd = new LinkedHashMap<>(sent.fields());
        odd.put(field, value);
        compare(sent.signer().signed(odd));
        odd.remove(field);
        compare(sent.signer().signed(odd));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void isAtLeastAsStrictAsTheSdkWithAlteredBytes(
            @ForAll("sent") Sent sent, @ForAll @IntRange(max = 100_000) int at, @ForAll byte value) {
        byte[] body = sent.signed().getBytes(UTF_8);
        body[at % body.length] = value;
        compare(body);
    }

    @Provide
    Arbitrary<Sent> sent() {
        Arbitrary<String> type = Arbitraries.of("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation");
        Arbitrary<String> version = Arbitraries.of("1", "2");
        Arbitrary<String> message =
                Arbitraries.strings().all().ofMaxLength(60).map(text -> new String(text.getBytes(UTF_8), UTF_8));
        Arbitrary<String> subject = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('.', '_', '\u00e9', '\u4e2d', '"', '\\')
                .ofMaxLength(100);
        Arbitrary<Long> offset = Arbitraries.longs().between(-3_600_000, 800_000);
        return Combinators.combine(type, version, message, subject, offset)
                .as((chosen, signature, text, about, millis) -> {
                    SnsSigner signer = new SnsSigner(SnsFixture.TOPIC.toString(), SnsFixture.CERTIFICATE, signature);
                    Map<String, String> fields = signer.envelope(chosen, SnsFixture.NOW.plusMillis(millis));
                    fields.put("Message", text);
                    if (!chosen.equals("Notification")) {
                        fields.put("Token", "2336ab");
                        fields.put("SubscribeURL", subscribeUrl());
                    } else if (!about.isEmpty()) {
                        fields.put("Subject", about);
                    }
                    return new Sent(signature, fields);
                });
    }

    @Provide
    Arbitrary<String> field() {
        return Arbitraries.of(FIELDS);
    }

    @Provide
    Arbitrary<String> value() {
        return Arbitraries.of(VALUES);
    }

    private static String subscribeUrl() {
        return "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + SnsFixture.TOPIC
                + "&Token=2336ab";
    }

    private static void compare(String message) {
        compare(message.getBytes(UTF_8));
    }

    private static void compare(byte[] body) {
        boolean sdk = ORACLE.accepts(body);
        Verdict ours = verdict(body);
        if (ours instanceof Verdict.Rejected rejected) {
            assertThat(!sdk || STRICTER.contains(rejected.reason()))
                    .as("%s, though the SDK accepts %s", rejected, new String(body, UTF_8))
                    .isTrue();
        } else if (ours instanceof Verdict.TryLater later) {
            assertThat(later.reason().untimely()).as(later.toString()).isTrue();
        } else {
            assertThat(ours).isInstanceOf(Verdict.Accepted.class);
            assertThat(sdk)
                    .as("accepted, though the SDK refuses %s", new String(body, UTF_8))
                    .isTrue();
        }
    }

    /** With AWS as helpful to us as the SDK's client is to it: every certificate is there. */
    private static Verdict verdict(byte[] body) {
        try {
            SnsMessage message = SnsMessage.parse(body);
            String url = message.envelope().signingCertUrl();
            // a separate verifier for each other certificate, because the look-ups per minute are limited
            SnsFixture world = url.equals(WORLD.signer.certificateUrl()) ? WORLD : new SnsFixture();
            world.aws.on(url, 200, SnsFixture.CERTIFICATE.pem().getBytes(UTF_8));
            return world.verifier.verify(message);
        } catch (MalformedMessageException e) {
            return new Verdict.Rejected(e.reason(), e.why());
        }
    }
}
