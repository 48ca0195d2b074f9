package io.jenkins.plugins.bynder.engine.backlink;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of bytes (RFC 3986). */
final class PercentCode {

    private static final String UNRESERVED = "-._~";

    /**
     * Reserved characters allowed unencoded in a URL; the comma is left out because Bynder might take it for a
     * separator.
     */
    private static final String RESERVED = ":/?#[]@!$&'()*+;=%";

    private PercentCode() {}

    /** Encodes a value so that no character has a special meaning in a URL. */
    static String value(String text) {
        return encode(text, UNRESERVED);
    }

    /** Encodes a path and keeps its slashes. */
    static String path(String text) {
        return encode(text, UNRESERVED + "/");
    }

    /** Encodes only commas and characters illegal in URLs, for text that is already a URL. */
    static String address(String text) {
        return encode(text, UNRESERVED + RESERVED);
    }

    private static String encode(String text, String spared) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || spared.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
