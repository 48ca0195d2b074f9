package io.jenkins.plugins.bynder.engine.events.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of record in the file of an {@link Inbox}, and their JSON content. */
enum InboxRecord {
    /** A notification. */
    EVENT,
    /** Ids of processed notifications. */
    DECIDED,
    /** Ids of processed notifications with their expiry. */
    SEEN;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> SEEN_UNTIL = new TypeReference<>() {};

    static byte[] event(Notification notification, Instant received) {
        MessageHeader envelope = notification.envelope();
        ObjectNode json = JSON.createObjectNode();
        json.put("id", envelope.messageId());
        json.put("topic", envelope.topic().toString());
        json.put("sent", envelope.sent().toEpochMilli());
        json.put("received", received.toEpochMilli());
        notification.subject().ifPresent(subject -> json.put("subject", subject));
        json.put("message", notification.message());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static InboxEntry readEvent(byte[] payload, long sequence) throws IOException {
        try {
            ObjectNode json = JSON.readValue(payload, ObjectNode.class);
            return new InboxEntry(
                    sequence,
                    json.required("id").asText(),
                    TopicArn.of(json.required("topic").asText()),
                    Instant.ofEpochMilli(json.required("sent").longValue()),
                    Instant.ofEpochMilli(json.required("received").longValue()),
                    Optional.ofNullable(json.get("subject")).map(subject -> subject.asText()),
                    json.required("message").asText());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(SnsTexts.text("inbox.record"), e);
        }
    }

    static byte[] decided(Collection<String> ids) {
        return write(ids);
    }

    static List<String> readDecided(byte[] payload) throws IOException {
        return JSON.readValue(payload, IDS);
    }

    static byte[] seen(Map<String, Long> until) {
        return write(until);
    }

    /** Ids with their expiry in milliseconds since 1970. */
    static Map<String, Long> readSeen(byte[] payload) throws IOException {
        return JSON.readValue(payload, SEEN_UNTIL);
    }

    private static byte[] write(Object value) {
        return JSON.valueToTree(value).toString().getBytes(StandardCharsets.UTF_8);
    }
}
