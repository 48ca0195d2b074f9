package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Searches for texts that must not occur. */
final class Search {

    private Search() {}

    /** Whether the bytes contain the text in UTF-8 or ASCII. */
    static boolean in(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(UTF_8);
        int[] skip = new int[256];
        for (int i = 0; i < 256; i++) {
            skip[i] = wanted.length;
        }
        for (int i = 0; i < wanted.length - 1; i++) {
            skip[wanted[i] & 0xff] = wanted.length - 1 - i;
        }
        int at = 0;
        while (at <= bytes.length - wanted.length) {
            int i = wanted.length - 1;
            while (i >= 0 && bytes[at + i] == wanted[i]) {
                i--;
            }
            if (i < 0) {
                return true;
            }
            at += skip[bytes[at + wanted.length - 1] & 0xff];
        }
        return false;
    }
}
