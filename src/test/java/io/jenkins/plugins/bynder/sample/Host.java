package io.jenkins.plugins.bynder.sample;

/** The two servers used by clients of Bynder. */
public enum Host {
    /** The portal: every request counts against the rate rule. */
    API,
    /** The file host. */
    FILES
}
