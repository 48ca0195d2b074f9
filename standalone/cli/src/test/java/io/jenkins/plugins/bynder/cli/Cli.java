package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.portal.HttpSettings;
import io.jenkins.plugins.bynder.portal.ProxySettings;
import io.jenkins.plugins.bynder.sample.Keys;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, with an environment and streams of their own. */
final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private Duration betweenLines = Duration.ofSeconds(5);

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    static Cli withoutKeys() {
        return new Cli();
    }

    /** With the permanent token of the portal's owner. */
    static Cli of(SamplePortal portal) {
        return new Cli()
                .with("BYNDER_PERMANENT_TOKEN", portal.access().owner().keys().permanentToken());
    }

    static Cli withApiKeys(Keys keys) {
        return new Cli()
                .with("BYNDER_CONSUMER_KEY", keys.consumerKey())
                .with("BYNDER_CONSUMER_SECRET", keys.consumerSecret())
                .with("BYNDER_TOKEN_KEY", keys.tokenKey())
                .with("BYNDER_TOKEN_SECRET", keys.tokenSecret());
    }

    static Cli withClient(Keys keys) {
        return new Cli().with("BYNDER_CLIENT_ID", keys.clientId()).with("BYNDER_CLIENT_SECRET", keys.clientSecret());
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    Cli linesEvery(Duration time) {
        betweenLines = time;
        return this;
    }

    Result run(String... arguments) {
        return run(List.of(arguments));
    }

    Result run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(out, err, terminal, terminal, false, UTF_8);
        Context context = new Context(environment, streams, impatient(), betweenLines);
        int exitCode = Main.run(context, arguments.toArray(String[]::new));
        return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Retries without long pauses, so that tests of failures are quick. */
    private static HttpSettings impatient() {
        return new HttpSettings(
                ProxySettings.jvm(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMillis(1));
    }
}
