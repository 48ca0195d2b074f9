package io.jenkins.plugins.bynder.engine.util;

/**
 * Makes untrusted text safe for a terminal: it cannot move the cursor, change colours, or hide or reorder adjacent
 * text. Also measures its width in columns.
 */
public final class Printable {

    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isHazard(c) ? REPLACEMENT : c));
        return printable.toString();
    }

    /** At most that many columns; cut text ends in dots. */
    public static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - 3;
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length && room >= width(points[i]); i++) {
            kept.appendCodePoint(points[i]);
            room -= width(points[i]);
        }
        return kept + "...";
    }

    /** Exactly that many columns, padded with blanks. */
    public static String pad(String text, int columns) {
        String fitting = cut(text, columns);
        return fitting + " ".repeat(columns - columns(fitting));
    }

    public static String padLeft(String text, int columns) {
        String fitting = cut(text, columns);
        return " ".repeat(columns - columns(fitting)) + fitting;
    }

    public static int columns(String text) {
        return text.codePoints().map(Printable::width).sum();
    }

    private static boolean isHazard(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners are part of emoji and several scripts; other format characters reorder or hide text.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }

    /** Estimated columns on a terminal; terminals differ. */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** Approximate ranges of East Asian Wide and Fullwidth (Unicode Standard Annex 11). */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
