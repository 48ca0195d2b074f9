package io.jenkins.plugins.bynder.step;

import java.io.IOException;

/** Makes a build unstable. */
@FunctionalInterface
interface UnstableResult {

    /** @param reason user-facing */
    void set(String reason) throws IOException, InterruptedException;
}
