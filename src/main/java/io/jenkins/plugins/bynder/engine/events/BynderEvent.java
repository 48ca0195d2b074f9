package io.jenkins.plugins.bynder.engine.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.bynder.engine.events.inbox.InboxEntry;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The content of a notification, parsed leniently: Bynder documents little more than the event names and {@code
 * media_id}. An event of unknown name or form is kept; this is harmless, because an event only makes the plugin look at
 * assets.
 *
 * @param name for example {@code asset_bank.media.meta_updated}, from the subject; {@link #UNKNOWN} if that has another
 * form
 * @param assetIds 1 to 64 letters, digits, hyphens and underscores each, in their order in the message
 * @param complete whether the ids cover the whole event; if not, only a full listing shows all changes
 * @param sent when SNS accepted it
 */
public record BynderEvent(
        String messageId, TopicArn topic, String name, Set<String> assetIds, boolean complete, Instant sent) {

    /** Never used by Bynder as a name. */
    public static final String UNKNOWN = "unknown";

    /** Maximum ids read from one event. */
    static final int MAX_IDS = 1000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}(\\.[a-z0-9_]{1,40}){1,4}");

    /** Bynder's ids have 8-4-4-16 hexadecimal digits, or are UUIDs. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build());

    public BynderEvent {
        assetIds = Collections.unmodifiableSet(new LinkedHashSet<>(assetIds));
    }

    /** Never fails. */
    public static BynderEvent of(InboxEntry entry) {
        return of(entry.messageId(), entry.topic(), entry.subject(), entry.message(), entry.sent());
    }

    /** Never fails. */
    public static BynderEvent of(SnsMessage.Notification notification) {
        MessageHeader envelope = notification.envelope();
        return of(
                envelope.messageId(),
                envelope.topic(),
                notification.subject(),
                notification.message(),
                envelope.sent());
    }

    /** Whether the body is a notification's text without the SNS envelope. */
    static boolean isBare(byte[] body) {
        Reading reading = new Reading();
        try {
            JsonNode node = JSON.readTree(body);
            reading.read(node);
            return !reading.ids.isEmpty() && !node.has("Signature");
        } catch (IOException e) {
            return false;
        }
    }

    private static BynderEvent of(
            String messageId, TopicArn topic, Optional<String> subject, String message, Instant sent) {
        String name = subject.filter(text -> NAME.matcher(text).matches()).orElse(UNKNOWN);
        Reading reading = new Reading();
        try {
            reading.read(JSON.readTree(message));
        } catch (JsonProcessingException e) {
            reading.complete = false;
        }
        return new BynderEvent(messageId, topic, name, reading.ids, reading.complete && !reading.ids.isEmpty(), sent);
    }

    /**
     * Collects ids under {@code media_id}, including plural and other spellings, lists, and lists of objects with such
     * fields.
     */
    private static final class Reading {

        private final Set<String> ids = new LinkedHashSet<>();
        private boolean complete = true;

        void read(JsonNode node) {
            if (node.isArray()) {
                node.forEach(this::readObject);
            } else {
                readObject(node);
            }
        }

        private void readObject(JsonNode object) {
            boolean named = false;
            for (var field : object.properties()) {
                String key = field.getKey().toLowerCase(Locale.ROOT).replace("_", "");
                if (key.equals("mediaid") || key.equals("mediaids")) {
                    named = true;
                    readIds(field.getValue());
                }
            }
            complete &= named;
        }

        private void readIds(JsonNode value) {
            if (value.isArray()) {
                value.forEach(this::readId);
            } else {
                readId(value);
            }
        }

        private void readId(JsonNode value) {
            if (value.isTextual() && ID.matcher(value.textValue()).matches() && ids.size() < MAX_IDS) {
                ids.add(value.textValue());
            } else {
                complete = false;
            }
        }
    }
}
