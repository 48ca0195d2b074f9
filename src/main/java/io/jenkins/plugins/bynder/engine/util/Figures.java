package io.jenkins.plugins.bynder.engine.util;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * Formats figures for users.
 *
 * @param locale of the reader
 */
public record Figures(Locale locale) {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    /** In the same locale as {@link Texts}. */
    public static Figures inDefaultLocale() {
        return new Figures(Locale.getDefault());
    }

    /** Three digits and a unit of 1,000, as storage and networks are sold: {@code 8.12 MB}. */
    public String bytes(long count) {
        double amount = count;
        int unit = 0;
        // What would be rounded to 1,000 belongs to the next unit.
        while (amount >= (unit == 0 ? 1000 : 999.5) && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        int decimals = unit == 0 || amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
        return number(amount, decimals) + " " + UNITS[unit];
    }

    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** {@code 350 ms}, {@code 7.2 s}, {@code 4 min 12 s}, {@code 2 h 05 min}. */
    public String duration(long millis) {
        if (millis < 1000) {
            return Math.max(0, millis) + " ms";
        }
        return millis < 9950 ? number(millis / 1000.0, 1) + " s" : wholeSeconds((millis + 500) / 1000);
    }

    /** Like {@link #duration}, without fractions. */
    public String wholeSeconds(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    private String number(double amount, int decimals) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }
}
