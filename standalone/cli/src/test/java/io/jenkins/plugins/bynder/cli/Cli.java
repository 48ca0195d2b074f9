package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.ProxySettings;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs commands in this process, with their own environment and streams. */
final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private Duration betweenLines = Duration.ofSeconds(5);
    private Sns sns = Sns.ofProcess();

    /** The result of a command. */
    record Result(int exitCode, String out, String err) {}

    static Cli withoutKeys() {
        return new Cli();
    }

    /** With the permanent token of the portal's owner. */
    static Cli of(SamplePortal portal) {
        return new Cli()
                .with("BYNDER_PERMANENT_TOKEN", portal.access().owner().keys().permanentToken());
    }

    static Cli withApiKeys(SampleCredentials keys) {
        return new Cli()
                .with("BYNDER_CONSUMER_KEY", keys.consumerKey())
                .with("BYNDER_CONSUMER_SECRET", keys.consumerSecret())
                .with("BYNDER_TOKEN_KEY", keys.tokenKey())
                .with("BYNDER_TOKEN_SECRET", keys.tokenSecret());
    }

    static Cli withClient(SampleCredentials keys) {
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

    /** With the topic of the portal instead of Amazon's. */
    Cli receiving(SamplePortal portal) {
        sns = new SampleSns(portal.topic(), Duration.ofMillis(200));
        return this;
    }

    /** A command that runs until it is interrupted. */
    static final class Running {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final FutureTask<Integer> command;
        private final Thread thread;

        private Running(Cli cli, String... arguments) {
            command = new FutureTask<>(() -> Main.run(cli.context(out, err), arguments));
            thread = new Thread(command, "command");
            thread.start();
        }

        String out() {
            return out.toString(UTF_8);
        }

        String err() {
            return err.toString(UTF_8);
        }

        boolean alive() {
            return thread.isAlive();
        }

        /** Interrupts the command as Ctrl-C does. */
        Result interrupt() throws Exception {
            thread.interrupt();
            return new Result(command.get(1, TimeUnit.MINUTES), out(), err());
        }
    }

    Running start(String... arguments) {
        return new Running(this, arguments);
    }

    Result run(String... arguments) {
        return run(List.of(arguments));
    }

    Result run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(context(out, err), arguments.toArray(String[]::new));
        return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Context context(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        Streams streams = new Streams(out, err, terminal, terminal, false, UTF_8);
        return new Context(environment, streams, impatient(), sns, betweenLines, Duration.ofMillis(20));
    }

    /** Retries without long pauses, so that tests of failures are quick. */
    private static HttpSettings impatient() {
        return new HttpSettings(
                ProxySettings.jvm(),
                new Timeouts(
                        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Duration.ofMillis(1));
    }
}
