package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.io.Serializable;
import java.time.Duration;

/**
 * Timeouts for a portal and its file host.
 *
 * @param connect for the connection and the TLS handshake
 * @param firstByte for the response headers, and again for the first byte of the body: a virus-scanning proxy holds a
 * file back until it has all of it
 * @param silence for each byte after the first
 * @param call for a whole API request, from connecting to the last byte; does not apply to files
 */
public record Timeouts(Duration connect, Duration firstByte, Duration silence, Duration call) implements Serializable {

    private static final long serialVersionUID = 1;

    /** Maximum of each timeout. */
    public static final Duration MAX = Duration.ofDays(1);

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1));

    /**
     * @throws IllegalArgumentException with a user-facing message if a timeout is not between a millisecond and a day
     */
    public Timeouts {
        requireUsable(connect);
        requireUsable(firstByte);
        requireUsable(silence);
        requireUsable(call);
    }

    private static void requireUsable(Duration duration) {
        if (duration.toMillis() < 1 || duration.compareTo(MAX) > 0) {
            throw new InvalidValueException(PortalTexts.message("settings.duration"));
        }
    }

    Duration of(TimeLimit limit) {
        return switch (limit) {
            case CONNECT -> connect;
            case FIRST_BYTE -> firstByte;
            case SILENCE -> silence;
            case CALL -> call;
        };
    }
}
