package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Timeouts for the portal and its file host. */
final class TimeoutOptions {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m|h)?");

    @Option(names = "--timeout-connect", paramLabel = "TIME", defaultValue = "")
    private String connect = "";

    @Option(names = "--timeout-first-byte", paramLabel = "TIME", defaultValue = "")
    private String firstByte = "";

    @Option(names = "--timeout-silence", paramLabel = "TIME", defaultValue = "")
    private String silence = "";

    @Option(names = "--timeout-call", paramLabel = "TIME", defaultValue = "")
    private String call = "";

    /**
     * @param standard defaults
     * @throws ConfigurationException if a timeout is invalid
     */
    Timeouts timeouts(Timeouts standard) {
        return new Timeouts(
                duration("--timeout-connect", connect, standard.connect()),
                duration("--timeout-first-byte", firstByte, standard.firstByte()),
                duration("--timeout-silence", silence, standard.silence()),
                duration("--timeout-call", call, standard.call()));
    }

    private static Duration duration(String option, String text, Duration standard) {
        if (text.isBlank()) {
            return standard;
        }
        Matcher parts = DURATION.matcher(text.strip());
        Duration duration = parts.matches() ? duration(Long.parseLong(parts.group(1)), parts.group(2)) : Duration.ZERO;
        if (duration.isZero() || duration.compareTo(Timeouts.MAX) > 0) {
            throw new ConfigurationException(CliTexts.text("timeout.malformed", option, text));
        }
        return duration;
    }

    private static Duration duration(long number, String unit) {
        if (unit == null) {
            return Duration.ofSeconds(number);
        }
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
