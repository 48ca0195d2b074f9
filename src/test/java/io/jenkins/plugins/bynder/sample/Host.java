package io.jenkins.plugins.bynder.sample;

/** The two servers that a client of Bynder meets. */
public enum Host {
    /** The portal itself: every request here counts against the rate rule. */
    API,
    /** Where the bytes come from. */
    FILES
}
