package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {

    private final SnsFixture world = new SnsFixture();
    private final String event = world.event();
    private final String confirmation = world.signer.subscriptionConfirmation("2336ab", SnsFixture.NOW);

    @Test
    void readsANotification() throws Exception {
        SnsMessage.Notification read = (SnsMessage.Notification) SnsFixture.parse(event);

        assertThat(read.subject()).contains("asset_bank.media.meta_updated");
        assertThat(read.message()).isEqualTo(SnsFixture.MEDIA);
        assertThat(read.envelope().topic()).isEqualTo(SnsFixture.TOPIC);
        assertThat(read.envelope().sent()).isEqualTo(SnsFixture.NOW);
    }

    @Test
    void readsANotificationWithoutSubjectAndWithAttributes() throws Exception {
        String changed = change(event, message -> {
            message.remove("Subject");
            message.putObject("MessageAttributes").putObject("a").put("Type", "Binary");
        });

        assertThat(SnsFixture.parse(changed))
                .asInstanceOf(InstanceOfAssertFactories.type(SnsMessage.Notification.class))
                .satisfies(read -> assertThat(read.subject()).isEmpty());
    }

    @Test
    void readsBothConfirmations() throws Exception {
        assertThat(SnsFixture.parse(confirmation)).isInstanceOf(SnsMessage.SubscriptionConfirmation.class);
        assertThat(SnsFixture.parse(world.signer.unsubscribeConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(SnsMessage.UnsubscribeConfirmation.class);
    }

    @Test
    void toStringHidesTokenSignatureAndContent() throws Exception {
        SnsMessage.SubscriptionConfirmation read = (SnsMessage.SubscriptionConfirmation) SnsFixture.parse(confirmation);

        assertThat(read.toString())
                .contains(read.envelope().messageId())
                .doesNotContain(read.token(), read.envelope().signature(), read.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type",
                "MessageId",
                "TopicArn",
                "Message",
                "Timestamp",
                "SignatureVersion",
                "Signature",
                "SigningCertURL",
                "Token",
                "SubscribeURL"
            })
    void rejectsAMissingRequiredField(String field) throws IOException {
        refused(RejectReason.MALFORMED, change(confirmation, message -> message.remove(field)), field);
        refused(RejectReason.MALFORMED, change(confirmation, message -> message.put(field, 7)), field);
        refused(RejectReason.MALFORMED, change(confirmation, message -> message.putNull(field)), field);
        refused(RejectReason.MALFORMED, change(confirmation, message -> message.putArray(field)), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MessageId | a b c d e f g h",
                "MessageId | short",
                "TopicArn | arn:aws:sns:nowhere:1:t",
                "Timestamp | 2026-03-06T20:00:00Z",
                "Timestamp | 2026-02-30T20:00:00.000Z",
                "Timestamp | 2026-03-06T20:00:00.000+01:00",
                "SignatureVersion | 3",
                "SignatureVersion | 01",
                "Signature | ?AAA",
                "Signature | AAAB=",
                "Signature | AB==",
                "SigningCertURL | https://sns.eu-central-1.amazonaws.com/ .pem",
                "Token | a&b",
                "SubscribeURL | https://example.org/\u00e9"
            })
    void rejectsMalformedFields(String field, String value) throws IOException {
        refused(RejectReason.MALFORMED, change(confirmation, message -> message.put(field, value)), field);
    }

    @Test
    void rejectsASubjectWithControlCharacters() throws IOException {
        refused(RejectReason.MALFORMED, change(event, message -> message.put("Subject", "a\nTopicArn\nb")), "Subject");
        refused(RejectReason.MALFORMED, change(event, message -> message.put("Subject", "")), "Subject");
        refused(RejectReason.MALFORMED, change(event, message -> message.put("Subject", "x".repeat(257))), "Subject");
    }

    @Test
    void rejectsAnUnknownType() throws IOException {
        refused(RejectReason.UNKNOWN_TYPE, change(event, message -> message.put("Type", "notification")), "type");
    }

    @Test
    void recognizesRawDelivery() {
        refused(RejectReason.RAW_DELIVERY, SnsFixture.MEDIA, "raw message delivery");
        refused(RejectReason.RAW_DELIVERY, "{}", "raw message delivery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "\"text\"", "[]", "[{}]", "{", "{\"Type\"", "{\"Type\":", "<html>"})
    void rejectsAnythingButAnObject(String body) {
        refused(RejectReason.MALFORMED, body, "JSON");
    }

    @Test
    void rejectsAmbiguousJson() {
        refused(RejectReason.MALFORMED, event + "x", "JSON");
        refused(RejectReason.MALFORMED, event + event, "JSON");
        refused(RejectReason.MALFORMED, "\ufeff" + event, "JSON");
        refused(RejectReason.MALFORMED, event.replaceFirst("\\{", "{\"Message\":\"first\","), "JSON");
        refused(RejectReason.MALFORMED, event.replaceFirst("\\{", "{\"x\":1,\"x\":2,"), "JSON");
        refused(RejectReason.MALFORMED, event.replace("0A1B", "\\ud800"), "Message");
    }

    @Test
    void rejectsOtherEncodings() {
        assertThat(reason(event.getBytes(UTF_16))).isEqualTo(RejectReason.MALFORMED);
        assertThat(reason(event.replace("0A1B", "\u00e9").getBytes(ISO_8859_1))).isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void rejectsExcessiveLengthDepthOrWidth() throws Exception {
        assertThat(reason(new byte[SnsMessage.MAX_BYTES + 1])).isEqualTo(RejectReason.TOO_LARGE);
        refused(RejectReason.MALFORMED, event.replaceFirst("\\{", "{\"x\":" + "[".repeat(500_000)), "JSON");
        refused(RejectReason.MALFORMED, event.replaceFirst("\\{", "{\"" + "x".repeat(500_000) + "\":1,"), "JSON");
        StringBuilder fields = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            fields.append("\"x").append(i).append("\":1,");
        }
        refused(RejectReason.MALFORMED, event.replaceFirst("\\{", fields.toString()), "JSON");
        assertThat(SnsFixture.parse(event.replace("0A1B", "x".repeat(900_000)))).isNotNull();
    }

    @Property(tries = 2000)
    void rejectsArbitraryBytes(@ForAll @Size(max = 200) byte[] body) {
        assertThat(reason(body)).isIn(RejectReason.MALFORMED, RejectReason.RAW_DELIVERY, RejectReason.UNKNOWN_TYPE);
    }

    @Property(tries = 2000)
    void parsesOrRejectsAlteredBytes(
            @ForAll @IntRange(max = 5000) int at, @ForAll byte value, @ForAll @IntRange(max = 3) int cut) {
        byte[] body = confirmation.getBytes(UTF_8);
        body[at % body.length] = value;
        byte[] altered = cut == 0 ? Arrays.copyOf(body, at % body.length) : body;
        try {
            assertThat(SnsMessage.parse(altered).envelope()).isNotNull();
        } catch (MalformedMessageException e) {
            assertThat(e.reason().status()).isEqualTo(400);
        }
    }

    @Test
    void theReasonNeverRepeatsTheBody() {
        for (String body : List.of("{\"SECRET\": }", "SECRET", event.replace("Notification", "SECRET"))) {
            assertThatThrownBy(() -> SnsFixture.parse(body))
                    .isInstanceOf(MalformedMessageException.class)
                    .message()
                    .doesNotContain("SECRET");
        }
    }

    private static RejectReason reason(byte[] body) {
        try {
            throw new AssertionError(SnsMessage.parse(body));
        } catch (MalformedMessageException e) {
            return e.reason();
        }
    }

    private static void refused(RejectReason reason, String body, String why) {
        assertThatThrownBy(() -> SnsFixture.parse(body))
                .isInstanceOfSatisfying(
                        MalformedMessageException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    private static String change(String message, Consumer<ObjectNode> change) throws IOException {
        JsonMapper json = new JsonMapper();
        ObjectNode node = json.readValue(message, ObjectNode.class);
        change.accept(node);
        return node.toString();
    }
}
