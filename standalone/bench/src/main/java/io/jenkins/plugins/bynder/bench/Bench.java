package io.jenkins.plugins.bynder.bench;

/** One benchmark. */
interface Bench {

    /** Measures, and returns the results in Markdown. */
    String run(Settings settings) throws Exception;
}
