package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.util.Figures;
import java.time.Duration;

/** Figures on the terminal, in the language of the user. */
final class FigureText {

    private FigureText() {}

    /** A dash for an unknown size. */
    static String bytes(long count) {
        return count < 0 ? "-" : figures().bytes(count);
    }

    static String rate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    static String count(long count) {
        return figures().count(count);
    }

    static String time(Duration time) {
        return figures().duration(time.toMillis());
    }

    /** Like {@link #time}, without fractions: for remaining time. */
    static String wholeSeconds(long seconds) {
        return figures().wholeSeconds(seconds);
    }

    /** As on a stopwatch: {@code 0:05}, {@code 12:40}, {@code 1:02:05}. */
    static String clock(Duration time) {
        return time.toHours() == 0
                ? "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static Figures figures() {
        return new Figures(CliTexts.locale());
    }
}
