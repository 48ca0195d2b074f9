package io.jenkins.plugins.bynder.sample;

/**
 * How an answer goes out.
 *
 * @param after bytes of the body before the ending comes; {@link #NOTHING} for not even the head
 * @param bytesPerSecond {@link Long#MAX_VALUE} for as fast as it goes
 * @param missing bytes that the head announces and the body lacks; {@link #UNANNOUNCED} if it announces none
 */
record Delivery(Ending ending, long after, long bytesPerSecond, long missing) {

    static final long NOTHING = -1;

    static final long UNANNOUNCED = -1;

    static final Delivery PROPER = new Delivery(Ending.WHOLE, Long.MAX_VALUE, Long.MAX_VALUE, 0);

    enum Ending {
        WHOLE,
        /** As when a process dies or a firewall loses patience. */
        RESET,
        /** The connection is closed in good order. */
        CLOSE,
        /** Nothing more comes, and the connection stays open. */
        STALL
    }

    static Delivery ending(Ending ending, long after) {
        return new Delivery(ending, after, Long.MAX_VALUE, 0);
    }

    boolean proper() {
        return equals(PROPER);
    }

    /** Where the ending comes in a body of that length: always before its last byte, or it would be none. */
    long stop(long length) {
        return ending == Ending.WHOLE || missing > 0 ? length : Math.min(after, length - 1);
    }
}
