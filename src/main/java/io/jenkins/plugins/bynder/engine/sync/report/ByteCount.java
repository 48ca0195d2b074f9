package io.jenkins.plugins.bynder.engine.sync.report;

import java.text.NumberFormat;
import java.util.Locale;

/** User-facing byte counts. */
public final class ByteCount {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteCount() {}

    /** Three digits and a unit of 1,000, as storage and networks are sold: {@code 8.12 MB}. */
    public static String text(long count, Locale locale) {
        double amount = count;
        int unit = 0;
        // What would be rounded to 1,000 belongs to the next unit.
        while (amount >= (unit == 0 ? 1000 : 999.5) && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        int decimals = unit == 0 || amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount) + " " + UNITS[unit];
    }
}
