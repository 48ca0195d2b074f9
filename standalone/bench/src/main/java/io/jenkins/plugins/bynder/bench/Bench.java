package io.jenkins.plugins.bynder.bench;

/** One benchmark. */
interface Bench {

    /** @return what was measured, in Markdown */
    String run(Settings settings) throws Exception;
}
