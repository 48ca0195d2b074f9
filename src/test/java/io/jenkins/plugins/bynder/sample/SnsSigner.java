package io.jenkins.plugins.bynder.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes messages like SNS, signed with a test certificate. Source of the form: AWS SNS developer guide, HTTP/S
 * endpoints, "Parsing message formats" and "Verifying the signatures".
 */
public final class SnsSigner {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final JsonMapper json = new JsonMapper();
    private final String topic;
    private final SnsCertificate certificate;
    private final String version;

    /**
     * @param topic an ARN
     * @param version of signatures, {@code 1} or {@code 2}
     */
    public SnsSigner(String topic, SnsCertificate certificate, String version) {
        this.topic = topic;
        this.certificate = certificate;
        this.version = version;
    }

    public String topic() {
        return topic;
    }

    /** The SNS host in the topic's region. */
    public String host() {
        String[] parts = topic.split(":");
        return "sns." + parts[3] + ".amazonaws.com" + (parts[1].equals("aws-cn") ? ".cn" : "");
    }

    /** The certificate URL in messages; the same for the same certificate. */
    public String certificateUrl() {
        String serial = certificate.certificate().getSerialNumber().toString(16);
        return "https://" + host() + "/SimpleNotificationService-" + "0".repeat(32 - serial.length()) + serial + ".pem";
    }

    /** A signed notification. */
    public String notification(String subject, String message, Instant at) {
        Map<String, String> fields = envelope("Notification", at);
        fields.put("Subject", subject);
        fields.put("Message", message);
        fields.put("UnsubscribeURL", "https://" + host() + "/?Action=Unsubscribe&SubscriptionArn=" + topic + ":1");
        return signed(fields);
    }

    /** A signed request to confirm the subscription. */
    public String subscriptionConfirmation(String token, Instant at) {
        Map<String, String> fields = envelope("SubscriptionConfirmation", at);
        fields.put("Message", "You have chosen to subscribe to the topic " + topic + ".\nVisit the SubscribeURL.");
        return signed(withToken(fields, token));
    }

    /** A signed report that the topic no longer delivers. */
    public String unsubscribeConfirmation(String token, Instant at) {
        Map<String, String> fields = envelope("UnsubscribeConfirmation", at);
        fields.put("Message", "You have chosen to deactivate subscription " + topic + ":1.");
        return signed(withToken(fields, token));
    }

    private Map<String, String> withToken(Map<String, String> fields, String token) {
        fields.put("Token", token);
        fields.put(
                "SubscribeURL",
                "https://" + host() + "/?Action=ConfirmSubscription&TopicArn=" + topic + "&Token=" + token);
        return fields;
    }

    /** The fields common to all messages, unsigned. */
    public Map<String, String> envelope(String type, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", type);
        fields.put("MessageId", UUID.randomUUID().toString());
        fields.put("TopicArn", topic);
        fields.put("Timestamp", MILLISECONDS.format(at));
        return fields;
    }

    /** Signs the fields that SNS signs and writes all as JSON. */
    public String signed(Map<String, String> fields) {
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.putIfAbsent("SignatureVersion", version);
        message.putIfAbsent("SigningCertURL", certificateUrl());
        message.put("Signature", signature(message));
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature(Map<String, String> message) {
        StringBuilder text = new StringBuilder();
        for (String field : "Notification".equals(message.get("Type")) ? NOTIFICATION : CONFIRMATION) {
            if (message.containsKey(field)) {
                text.append(field).append('\n').append(message.get(field)).append('\n');
            }
        }
        try {
            Signature signature = Signature.getInstance(
                    "1".equals(message.get("SignatureVersion")) ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(certificate.key());
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
