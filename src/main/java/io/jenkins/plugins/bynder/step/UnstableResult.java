package io.jenkins.plugins.bynder.step;

import java.io.IOException;

/** Makes a build unstable. */
@FunctionalInterface
interface UnstableResult {

    /** @param reason a sentence for people */
    void set(String reason) throws IOException, InterruptedException;
}
