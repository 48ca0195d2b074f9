package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to wait for a portal and its file host.
 *
 * @param connect longest wait for a connection, and for its encryption to be agreed on
 * @param firstByte longest wait for the head of an answer, and then for the first byte of its body: a proxy that scans
 *     files for viruses holds a file back until it has seen all of it
 * @param silence longest wait for the next byte once there was one
 * @param call longest time for one API request, from connecting to the last byte; files have no such limit
 */
public record Timeouts(Duration connect, Duration firstByte, Duration silence, Duration call) implements Serializable {

    private static final long serialVersionUID = 1;

    /** Longest of all that can be set. */
    public static final Duration MAX = Duration.ofDays(1);

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1));

    /**
     * @throws IllegalArgumentException with a user-facing message if one is not at least a millisecond and at most a
     *     day
     */
    public Timeouts {
        requireUsable(connect);
        requireUsable(firstByte);
        requireUsable(silence);
        requireUsable(call);
    }

    private static void requireUsable(Duration duration) {
        if (duration.toMillis() < 1 || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(PortalTexts.text("settings.duration"));
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
