package io.jenkins.plugins.bynder.engine.backlink;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986), to the byte. */
final class PercentCode {

    private static final String UNRESERVED = "-._~";

    /** Reserved characters that may stand in a URL as they are; a comma may, but Bynder might take it for a separator. */
    private static final String RESERVED = ":/?#[]@!$&'()*+;=%";

    private PercentCode() {}

    /** One value: nothing in it means anything to a URL any more. */
    static String value(String text) {
        return encode(text, UNRESERVED);
    }

    /** A path whose slashes go on to separate. */
    static String path(String text) {
        return encode(text, UNRESERVED + "/");
    }

    /** What is a URL, or part of one, already: only what no URL may hold is encoded, and commas. */
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
