package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.SubscriptionConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.UnsubscribeConfirmation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses a message body. Stricter than JSON requires, so that a signed message has only one meaning: UTF-8 only, no
 * duplicate keys, nothing after the object, no unpaired surrogates, each field in the form that SNS uses.
 */
public final class MessageParser {

    private static final int MAX_FIELDS = 64;
    private static final Set<String> FIELDS = Set.of(
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
            "SubscribeURL");

    /** Field names are not interned: the pool would outlive the message, and untrusted senders choose the names. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(SnsMessage.MAX_BYTES)
                    .maxStringLength(SnsMessage.MAX_BYTES)
                    .maxNameLength(256)
                    .maxNumberLength(100)
                    .maxNestingDepth(16)
                    .build())
            .build();

    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-Za-z-]{8,64}");
    private static final Pattern SUBJECT = Pattern.compile("\\P{Cntrl}{1,256}");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{1,2048}");
    private static final Pattern VERSION = Pattern.compile("[12]");
    private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/]{4,2048}={0,2}");
    private static final Pattern URL = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern ANYTHING = Pattern.compile("(?s).*");

    /** Always with milliseconds: AWS's own verifier formats the time again and fails otherwise. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final Map<String, String> fields = new HashMap<>();

    SnsMessage parse(byte[] body) throws MalformedMessageException {
        if (body.length > SnsMessage.MAX_BYTES) {
            throw tooLarge();
        }
        read(decode(body));
        return switch (type()) {
            case "Notification" -> new Notification(envelope(), subject(), required("Message", ANYTHING));
            case "SubscriptionConfirmation" ->
                new SubscriptionConfirmation(
                        envelope(),
                        required("Message", ANYTHING),
                        required("Token", TOKEN),
                        required("SubscribeURL", URL));
            case "UnsubscribeConfirmation" ->
                new UnsubscribeConfirmation(
                        envelope(),
                        required("Message", ANYTHING),
                        required("Token", TOKEN),
                        required("SubscribeURL", URL));
            default -> throw new MalformedMessageException(RejectReason.UNKNOWN_TYPE, SnsTexts.message("refused.type"));
        };
    }

    private static String decode(byte[] body) throws MalformedMessageException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("refused.utf8");
        }
    }

    private void read(String text) throws MalformedMessageException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("refused.json");
            }
            for (int count = 0; parser.nextToken() == JsonToken.FIELD_NAME; count++) {
                if (count == MAX_FIELDS) {
                    throw malformed("refused.json");
                }
                readField(parser);
            }
            if (parser.nextToken() != null) {
                throw malformed("refused.json");
            }
        } catch (IOException e) {
            throw malformed("refused.json");
        }
    }

    private void readField(JsonParser parser) throws IOException, MalformedMessageException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!FIELDS.contains(name)) {
            parser.skipChildren();
        } else if (value == JsonToken.VALUE_STRING) {
            fields.put(name, parser.getText());
        } else {
            throw malformed("refused.field", name);
        }
    }

    private String type() throws MalformedMessageException {
        String type = fields.get("Type");
        if (type != null) {
            return type;
        }
        if (fields.containsKey("TopicArn") || fields.containsKey("Signature")) {
            throw malformed("refused.field", "Type");
        }
        throw new MalformedMessageException(RejectReason.RAW_DELIVERY, SnsTexts.message("refused.raw"));
    }

    private MessageHeader envelope() throws MalformedMessageException {
        String timestamp = required("Timestamp", TIMESTAMP);
        return new MessageHeader(
                required("MessageId", MESSAGE_ID),
                topic(),
                timestamp,
                instant(timestamp),
                required("SignatureVersion", VERSION),
                signature(),
                required("SigningCertURL", URL));
    }

    private TopicArn topic() throws MalformedMessageException {
        return TopicArn.parse(required("TopicArn", ANYTHING)).orElseThrow(() -> malformed("refused.field", "TopicArn"));
    }

    private static Instant instant(String timestamp) throws MalformedMessageException {
        try {
            return Instant.parse(timestamp);
        } catch (DateTimeException e) {
            throw malformed("refused.field", "Timestamp");
        }
    }

    private String signature() throws MalformedMessageException {
        String signature = required("Signature", BASE64);
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (Base64.getEncoder().encodeToString(bytes).equals(signature)) {
                return signature;
            }
        } catch (IllegalArgumentException e) {
            // The same result as for base64 that is valid but not canonical.
        }
        throw malformed("refused.field", "Signature");
    }

    private Optional<String> subject() throws MalformedMessageException {
        return fields.containsKey("Subject") ? Optional.of(required("Subject", SUBJECT)) : Optional.empty();
    }

    private String required(String name, Pattern form) throws MalformedMessageException {
        String value = fields.get(name);
        if (value == null
                || !form.matcher(value).matches()
                || !UTF_8.newEncoder().canEncode(value)) {
            throw malformed("refused.field", name);
        }
        return value;
    }

    /** For a body that took longer to arrive. */
    public static MalformedMessageException tooSlow(int seconds) {
        return new MalformedMessageException(RejectReason.TOO_SLOW, SnsTexts.message("refused.slow", seconds));
    }

    public static MalformedMessageException tooLarge() {
        return new MalformedMessageException(
                RejectReason.TOO_LARGE, SnsTexts.message("refused.size", SnsMessage.MAX_BYTES / 1024));
    }

    private static MalformedMessageException malformed(String key, Object... arguments) {
        return new MalformedMessageException(RejectReason.MALFORMED, SnsTexts.message(key, arguments));
    }
}
