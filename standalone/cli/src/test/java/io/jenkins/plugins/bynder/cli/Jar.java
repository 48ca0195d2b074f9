package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code bynder-sync.jar} as users do: in a process of its own, with its output in pipes. */
final class Jar {

    private static final long LONGEST_RUN_SECONDS = 120;

    private final Path outputs;
    private final Map<String, String> keys;
    private final List<String> wrapper = new ArrayList<>();
    private final List<String> javaOptions = new ArrayList<>();
    private int runs;

    /** A process that was started. */
    record Running(Process process, Path out, Path err) {

        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        Cli.Result end() throws IOException, InterruptedException {
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("Still running after " + LONGEST_RUN_SECONDS + " s: "
                        + Files.readString(out, UTF_8) + Files.readString(err, UTF_8));
            }
            return new Cli.Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        }
    }

    /** @param outputs directory for the output of the processes */
    Jar(SamplePortal portal, Path outputs) {
        this(Map.of("BYNDER_PERMANENT_TOKEN", portal.access().owner().keys().permanentToken()), outputs);
    }

    Jar(Map<String, String> keys, Path outputs) {
        this.keys = Map.copyOf(keys);
        this.outputs = outputs;
    }

    static Map<String, String> apiKeys(SampleCredentials keys) {
        return Map.of(
                "BYNDER_CONSUMER_KEY", keys.consumerKey(),
                "BYNDER_CONSUMER_SECRET", keys.consumerSecret(),
                "BYNDER_TOKEN_KEY", keys.tokenKey(),
                "BYNDER_TOKEN_SECRET", keys.tokenSecret());
    }

    static Map<String, String> client(SampleCredentials keys) {
        return Map.of("BYNDER_CLIENT_ID", keys.clientId(), "BYNDER_CLIENT_SECRET", keys.clientSecret());
    }

    /** Starts it through this command, which receives the command line as arguments. */
    Jar within(String... command) {
        wrapper.addAll(List.of(command));
        return this;
    }

    Jar java(String... options) {
        javaOptions.addAll(List.of(options));
        return this;
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-jar");
        command.add(System.getProperty("bynder.jar"));
        command.addAll(List.of(arguments));
        runs++;
        Path out = outputs.resolve("out-" + runs + ".txt");
        Path err = outputs.resolve("err-" + runs + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BYNDER_"));
        builder.environment().putAll(keys);
        return new Running(builder.start(), out, err);
    }

    Cli.Result run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }
}
