package io.jenkins.plugins.bynder.sample;

/**
 * How a response is sent.
 *
 * @param after bytes of the body before the ending; {@link #NOTHING} for not even the headers
 * @param bytesPerSecond {@link Long#MAX_VALUE} for no limit
 * @param missing bytes announced but not sent; {@link #UNANNOUNCED} for no announced length
 */
record Delivery(Ending ending, long after, long bytesPerSecond, long missing) {

    static final long NOTHING = -1;

    static final long UNANNOUNCED = -1;

    static final Delivery PROPER = new Delivery(Ending.WHOLE, Long.MAX_VALUE, Long.MAX_VALUE, 0);

    enum Ending {
        WHOLE,
        /** As when a process dies or a firewall drops the connection. */
        RESET,
        /** A regular TCP close. */
        CLOSE,
        /** No more bytes, but the connection stays open. */
        STALL
    }

    static Delivery ending(Ending ending, long after) {
        return new Delivery(ending, after, Long.MAX_VALUE, 0);
    }

    boolean proper() {
        return equals(PROPER);
    }

    /** Position of the ending in a body of that length: always before its last byte. */
    long stop(long length) {
        return ending == Ending.WHOLE || missing > 0 ? length : Math.min(after, length - 1);
    }
}
