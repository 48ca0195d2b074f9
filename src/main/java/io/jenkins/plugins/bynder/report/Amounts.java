package io.jenkins.plugins.bynder.report;

import java.text.NumberFormat;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** Numbers as the reader of a page writes them. */
final class Amounts {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** Three digits or so and a unit: 812 MB. */
    static String bytes(long count) {
        return bytes(count, LocaleProvider.getLocale());
    }

    static String bytes(long count, Locale locale) {
        double rest = count;
        int unit = 0;
        while (rest >= 999.5 && unit < UNITS.length - 1) {
            rest /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(unit > 0 && rest < 9.95 ? 1 : 0);
        return format.format(rest) + '\u00a0' + UNITS[unit];
    }

    static String number(long count) {
        return NumberFormat.getIntegerInstance(LocaleProvider.getLocale()).format(count);
    }

    /** 0.4 s, 41 s, 3 min 20 s, 2 h 5 min. */
    static String duration(long millis) {
        return duration(millis, LocaleProvider.getLocale());
    }

    static String duration(long millis, Locale locale) {
        if (millis < 9950) {
            NumberFormat format = NumberFormat.getInstance(locale);
            format.setMaximumFractionDigits(1);
            return format.format(millis / 1000.0) + "\u00a0s";
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 120) {
            return seconds + "\u00a0s";
        }
        if (seconds < 7200) {
            return seconds / 60 + "\u00a0min " + seconds % 60 + "\u00a0s";
        }
        return seconds / 3600 + "\u00a0h " + seconds / 60 % 60 + "\u00a0min";
    }
}
