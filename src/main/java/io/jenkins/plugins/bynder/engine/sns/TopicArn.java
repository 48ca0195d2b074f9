package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an SNS topic, {@code arn:aws:sns:eu-central-1:123456789012:portal-topic}. Contains only characters that
 * are safe in logs and pages.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region of that partition
 * @param account 12 digits
 * @param name 1 to 256 letters, digits, hyphens and underscores (FIFO topics, whose names end in {@code .fifo}, cannot
 * deliver over HTTP)
 */
public record TopicArn(String partition, String region, String account, String name) {

    private static final Pattern SHAPE =
            Pattern.compile("arn:([a-z-]{3,10}):sns:([a-z0-9-]{5,25}):(\\d{12}):([A-Za-z0-9_-]{1,256})");

    public TopicArn {
        Objects.requireNonNull(partition);
        Objects.requireNonNull(region);
        String text = text(partition, region, account, name);
        boolean known =
                Partition.of(partition).filter(found -> found.hasRegion(region)).isPresent();
        if (!known || !SHAPE.matcher(text).matches()) {
            throw new InvalidValueException(SnsTexts.message("topic.malformed"));
        }
    }

    /**
     * Parses user input.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static TopicArn of(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new InvalidValueException(SnsTexts.message("topic.malformed"));
        }
        return new TopicArn(shape.group(1), shape.group(2), shape.group(3), shape.group(4));
    }

    /** Parses untrusted input; empty if it is not a topic of a known partition and region. */
    static Optional<TopicArn> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        return Partition.of(shape.group(1))
                .filter(found -> found.hasRegion(shape.group(2)))
                .map(found -> new TopicArn(shape.group(1), shape.group(2), shape.group(3), shape.group(4)));
    }

    Partition cloud() {
        return Partition.of(partition).orElseThrow();
    }

    private static String text(String partition, String region, String account, String name) {
        return "arn:" + partition + ":sns:" + region + ":" + account + ":" + name;
    }

    @Override
    public String toString() {
        return text(partition, region, account, name);
    }
}
