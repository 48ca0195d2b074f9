package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import java.time.Duration;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment variables of the process
 * @param http how to speak to portals
 * @param sns how to receive events
 * @param betweenLines time between two lines of progress where there is no terminal
 * @param afterWrites how long to wait before looking whether what was written has taken effect
 */
record Context(
        Map<String, String> environment,
        Streams streams,
        HttpSettings http,
        Sns sns,
        Duration betweenLines,
        Duration afterWrites) {

    static Context ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Context(
                environment,
                Streams.ofProcess(environment),
                HttpSettings.standard(),
                Sns.ofProcess(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /** The same with another Amazon. */
    Context with(Sns other) {
        return new Context(environment, streams, http, other, betweenLines, afterWrites);
    }

    /** The same with other settings for HTTP. */
    Context with(HttpSettings other) {
        return new Context(environment, streams, other, sns, betweenLines, afterWrites);
    }

    @Override
    public String toString() {
        return "Context";
    }
}
