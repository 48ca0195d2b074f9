package io.jenkins.plugins.bynder.engine.sync.names;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Rules for the characters of a file name. */
public final class SafeText {

    /** Characters that Windows forbids, including {@code /} of the other systems. */
    private static final String FORBIDDEN = "<>:\"/\\|?*";

    private SafeText() {}

    /** Visible, composed text without hazardous characters; may be empty. */
    public static String clean(String text) {
        if (isPlain(text)) {
            return trimEnd(trimStart(text));
        }
        StringBuilder clean = new StringBuilder(text.length());
        int[] points =
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
        for (int n = 0; n < points.length; n++) {
            if (isJoiner(points[n]) && n > 0 && n + 1 < points.length && joins(points[n - 1]) && joins(points[n + 1])) {
                clean.appendCodePoint(points[n]);
            } else {
                append(clean, points[n]);
            }
        }
        // Characters separated by a removed one may now compose.
        return trimEnd(trimStart(Normalizer.normalize(clean, Normalizer.Form.NFC)));
    }

    /** Whether the character is illegal in a file name on some system, or makes the name misleading. */
    static boolean isHazard(int c) {
        return FORBIDDEN.indexOf(c) >= 0
                || Character.isISOControl(c)
                || (isInvisible(c) && !isJoiner(c))
                || isNoCharacter(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * Equal for names that differ only in case, composition, compatibility forms or invisible characters: a superset of
     * what NTFS, APFS, HFS+ and ext4 treat as equal.
     */
    static String fold(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        StringBuilder visible = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isInvisible(c) && !isVariationSelector(c))
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(visible::appendCodePoint);
        // To upper and then lower case: some letters are equal only in upper case, others only in lower case, some
        // become two (ß, ﬁ, İ).
        String oneCase = visible.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(oneCase.replace("i\u0307", "i"), Normalizer.Form.NFKC);
    }

    static boolean hasHazard(String name) {
        return !isPlain(name) && name.codePoints().anyMatch(SafeText::isHazard);
    }

    /** Whether the text consists of allowed printable ASCII, like most names. */
    private static boolean isPlain(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c < ' ' || c > '~' || FORBIDDEN.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest prefix of {@code text} that fits and does not split an accent or an emoji from its base. */
    static String cutToBytes(String text, int limit) {
        if (bytes(text) <= limit) {
            return text;
        }
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += bytes(Character.toString(c));
            if (used > limit) {
                break;
            }
            end += Character.charCount(c);
        }
        int whole = end;
        while (whole > 0 && whole < text.length() && clings(text.codePointAt(whole))) {
            whole = text.offsetByCodePoints(whole, -1);
        }
        int kept = whole == 0 ? end : whole;
        while (kept > 0 && isJoiner(text.charAt(kept - 1))) {
            kept--;
        }
        return text.substring(0, kept);
    }

    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isTrimmed(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && isTrimmed(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /** A leading dot hides a file; Windows drops a trailing dot or blank. */
    private static boolean isTrimmed(char c) {
        return c == ' ' || c == '.';
    }

    private static void append(StringBuilder clean, int c) {
        if (isInvisible(c)) {
            return;
        }
        if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
            clean.append(' ');
        } else if (isHazard(c)) {
            clean.append('_');
        } else {
            clean.appendCodePoint(c);
        }
    }

    /** Zero-width joiner and non-joiner: many scripts need them inside words, and emoji are composed with them. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /**
     * Whether a joiner next to this character is regular writing, rather than a way to make two names look the same.
     */
    private static boolean joins(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return c > 0x7F
                && script != Character.UnicodeScript.LATIN
                && script != Character.UnicodeScript.GREEK
                && script != Character.UnicodeScript.CYRILLIC
                && !Character.isSpaceChar(c)
                && !Character.isWhitespace(c)
                && !isInvisible(c)
                && !isHazard(c);
    }

    /** Format characters (bidirectional controls, joiners, soft hyphens, byte order marks) and tags. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }

    /** Unpaired surrogates, private use (macOS maps forbidden characters there), and unassigned code points. */
    private static boolean isNoCharacter(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x180B && c <= 0x180F);
    }

    private static boolean clings(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (c >= 0x1F3FB && c <= 0x1F3FF)
                || isJoiner(c);
    }
}
