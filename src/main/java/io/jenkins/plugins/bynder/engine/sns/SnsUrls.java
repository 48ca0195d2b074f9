package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates the two kinds of URL that a message can make the plugin call. Both must be on the SNS host in the region of
 * the message's topic, over https on port 443. Compared as text, so that no two URL parsers can disagree.
 */
public final class SnsUrls {

    private static final Pattern PATH = Pattern.compile("/SimpleNotificationService-[0-9a-f]{8,64}\\.pem");
    private static final Pattern QUERY = Pattern.compile("/\\?[A-Za-z0-9%&=:._~+-]{1,4000}");

    private SnsUrls() {}

    /** The certificate URL of a message from that topic; empty if it is not allowed. */
    public static Optional<URI> certificate(String text, TopicArn topic) {
        return behindHost(text, topic)
                .filter(rest -> PATH.matcher(rest).matches())
                .map(rest -> URI.create(origin(topic) + rest));
    }

    /** The URL that confirms the topic with the token; empty if the text is anything else. */
    static Optional<URI> subscription(String text, TopicArn topic, String token) {
        Map<String, String> wanted =
                Map.of("Action", "ConfirmSubscription", "TopicArn", topic.toString(), "Token", token);
        return behindHost(text, topic)
                .filter(rest -> QUERY.matcher(rest).matches())
                .filter(rest -> parameters(rest.substring(2)).entrySet().containsAll(wanted.entrySet()))
                .map(rest -> URI.create(origin(topic) + rest));
    }

    private static String origin(TopicArn topic) {
        return "https://" + topic.cloud().host(topic.region());
    }

    private static Optional<String> behindHost(String text, TopicArn topic) {
        String origin = origin(topic);
        if (!text.startsWith(origin)) {
            return Optional.empty();
        }
        String rest = text.substring(origin.length());
        return Optional.of(rest.startsWith(":443/") ? rest.substring(4) : rest);
    }

    /** Empty if a parameter occurs twice or cannot be decoded. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (equals < 1) {
                    return Map.of();
                }
                String name = URLDecoder.decode(parameter.substring(0, equals), UTF_8);
                String value = URLDecoder.decode(parameter.substring(equals + 1), UTF_8);
                if (parameters.put(name, value) != null) {
                    return Map.of();
                }
            }
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        return parameters;
    }
}
