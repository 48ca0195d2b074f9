package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import java.time.Duration;
import java.util.Map;

/**
 * Environment of a command.
 *
 * @param environment variables of the process
 * @param http settings for portals
 * @param sns settings for receiving events
 * @param betweenLines time between two lines of progress without a terminal
 * @param afterWrites pause before checking whether a write has taken effect
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

    Context with(Sns other) {
        return new Context(environment, streams, http, other, betweenLines, afterWrites);
    }

    Context with(HttpSettings other) {
        return new Context(environment, streams, other, sns, betweenLines, afterWrites);
    }

    @Override
    public String toString() {
        return "Context";
    }
}
