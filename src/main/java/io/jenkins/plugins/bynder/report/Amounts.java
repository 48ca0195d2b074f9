package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.ByteCount;
import java.text.NumberFormat;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Numbers as the reader of a page writes them. */
@Restricted(NoExternalUse.class)
public final class Amounts {

    private Amounts() {}

    static String bytes(long count) {
        return bytes(count, LocaleProvider.getLocale());
    }

    static String bytes(long count, Locale locale) {
        return ByteCount.text(count, locale).replace(' ', '\u00a0');
    }

    public static String number(long count) {
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
