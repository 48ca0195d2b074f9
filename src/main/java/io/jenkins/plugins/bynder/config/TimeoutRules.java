package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import java.time.Duration;

/** Validates timeouts of an integration. */
final class TimeoutRules {

    private static final int MAX_SECONDS = (int) Timeouts.MAX.toSeconds();

    private TimeoutRules() {}

    /**
     * The given seconds, or the default if absent.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static int seconds(@CheckForNull Integer given, Duration standard) {
        int seconds = given == null ? Math.toIntExact(standard.toSeconds()) : given;
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw malformed();
        }
        return seconds;
    }

    /**
     * Parses user input; null if it is empty.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    @CheckForNull
    static Integer typed(@CheckForNull String text) {
        String number = Util.fixEmptyAndTrim(text);
        try {
            return number == null ? null : Integer.valueOf(number);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /**
     * Parses the four fields of a form.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static Timeouts timeouts(String connect, String firstByte, String silence, String call) {
        return new Timeouts(
                Duration.ofSeconds(seconds(typed(connect), Timeouts.DEFAULT.connect())),
                Duration.ofSeconds(seconds(typed(firstByte), Timeouts.DEFAULT.firstByte())),
                Duration.ofSeconds(seconds(typed(silence), Timeouts.DEFAULT.silence())),
                Duration.ofSeconds(seconds(typed(call), Timeouts.DEFAULT.call())));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(Messages.TimeoutRules_malformed(MAX_SECONDS));
    }
}
