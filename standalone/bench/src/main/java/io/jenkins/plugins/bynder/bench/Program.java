package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs a program to its end and measures it from outside. */
final class Program {

    private static final Pattern MILLIS = Pattern.compile("\"millis\" : (\\d+)");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

    /** Counters of the shell. At its end they include those of its only child. */
    private static final String SCRIPT = "\"$@\"; code=$?; cat /proc/$$/io >&3; times >&3; exit $code";

    /**
     * The result of a run.
     *
     * @param seconds from start to end
     * @param readBytes bytes read from files and sockets; -1 if unknown
     * @param writtenBytes bytes written to disks; -1 if unknown
     * @param processorSeconds -1 if unknown
     * @param saidSeconds duration in the program's own result, without the start of Java; -1 if it has none
     */
    record Run(double seconds, long readBytes, long writtenBytes, double processorSeconds, double saidSeconds) {}

    private final List<String> command;
    private final Map<String, String> environment = new TreeMap<>();
    private final Path scratch;

    Program(Path scratch, String... command) {
        this.scratch = scratch;
        this.command = List.of(command);
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The same program with additional arguments. */
    Program and(String... arguments) {
        List<String> more = new ArrayList<>(command);
        more.addAll(List.of(arguments));
        Program program = new Program(scratch, more.toArray(String[]::new));
        program.environment.putAll(environment);
        return program;
    }

    /** @throws IOException if it cannot be started, or ends with another status than 0 */
    Run run() throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path facts = scratch.resolve("facts.txt");
        Path output = scratch.resolve("output.txt");
        List<String> whole = new ArrayList<>(List.of("sh", "-c", "exec 3>'" + facts + "'; " + SCRIPT, "sh"));
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        int code = builder.start().waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (code != 0) {
            throw new IOException(command + " ended with " + code + ":\n" + Files.readString(output, UTF_8));
        }
        return new Run(seconds, bytes(facts, "rchar: "), bytes(facts, "write_bytes: "), processor(facts), said(output));
    }

    /** Starts it without waiting for its end; the caller must stop it. */
    Process start() throws IOException {
        Files.createDirectories(scratch);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static boolean isThere(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first line of what a program prints about its version. */
    static String firstLine(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return output.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "not there";
        }
    }

    /** The highest heap before a collection, from a log of {@code -Xlog:gc}; 0 if there was none. */
    static long highestHeap(Path log) throws IOException {
        long highest = 0;
        Matcher matcher = HEAP.matcher(Files.readString(log, UTF_8));
        while (matcher.find()) {
            highest = Math.max(highest, Long.parseLong(matcher.group(1)));
        }
        return highest;
    }

    private static long bytes(Path facts, String name) throws IOException {
        return Files.readAllLines(facts, UTF_8).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                .findFirst()
                .orElse(-1);
    }

    private static double said(Path output) throws IOException {
        try (Stream<String> lines = Files.lines(output, UTF_8)) {
            return lines.map(MILLIS::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(found -> Long.parseLong(found.group(1)) / 1000.0)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** The last line of {@code times}: user and system time of the children. */
    private static double processor(Path facts) throws IOException {
        List<String> lines = Files.readAllLines(facts, UTF_8);
        Matcher matcher = Pattern.compile("(\\d+)m([\\d.]+)s").matcher(lines.get(lines.size() - 1));
        double seconds = 0;
        while (matcher.find()) {
            seconds += 60 * Integer.parseInt(matcher.group(1)) + Double.parseDouble(matcher.group(2));
        }
        return seconds;
    }
}
