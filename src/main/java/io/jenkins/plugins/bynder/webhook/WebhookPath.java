package io.jenkins.plugins.bynder.webhook;

import io.jenkins.plugins.bynder.config.EventConsumer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Classifies the path of a request below the root URL of Jenkins; ignores a trailing slash. */
enum WebhookPath {
    /** The event consumer URL without its secret. */
    PLAIN,
    /** The event consumer URL with its secret. */
    WITH_SECRET,
    /** Below the event consumer URL, where no messages are received. */
    BELOW,
    ELSEWHERE;

    private static final String PREFIX = "/" + EventConsumer.PATH;

    /** @param secret empty if there is none yet */
    static WebhookPath of(String pathInfo, String secret) {
        if (!pathInfo.equals(PREFIX) && !pathInfo.startsWith(PREFIX + "/")) {
            return ELSEWHERE;
        }
        String rest = pathInfo.substring(PREFIX.length());
        String segment = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        if (segment.isEmpty()) {
            return PLAIN;
        }
        return !secret.isEmpty() && isEqual(segment, "/" + secret) ? WITH_SECRET : BELOW;
    }

    /** Takes constant time for texts of the same length. */
    private static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
