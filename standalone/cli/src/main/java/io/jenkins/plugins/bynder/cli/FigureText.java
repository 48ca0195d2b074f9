package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.report.ByteCount;
import java.text.NumberFormat;
import java.time.Duration;

/** Formats figures for users. */
final class FigureText {

    private FigureText() {}

    /** A dash for an unknown size. */
    static String bytes(long count) {
        return count < 0 ? "-" : ByteCount.text(count, CliTexts.locale());
    }

    static String rate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    static String count(long count) {
        return NumberFormat.getIntegerInstance(CliTexts.locale()).format(count);
    }

    /** {@code 350 ms}, {@code 7.2 s}, {@code 4 min 12 s}, {@code 2 h 05 min}. */
    static String time(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 9_950) {
            return number(millis / 1000.0, 1) + " s";
        }
        return wholeSeconds((millis + 500) / 1000);
    }

    /** Like {@link #time}, without fractions: for remaining time. */
    static String wholeSeconds(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** As on a stopwatch: {@code 0:05}, {@code 12:40}, {@code 1:02:05}. */
    static String clock(Duration time) {
        return time.toHours() == 0
                ? "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String number(double amount, int decimals) {
        NumberFormat format = NumberFormat.getInstance(CliTexts.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }
}
