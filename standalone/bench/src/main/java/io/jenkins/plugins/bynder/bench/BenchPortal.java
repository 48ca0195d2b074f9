package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A running {@link PortalServer} and its commands. */
final class BenchPortal implements AutoCloseable {

    /**
     * What the server has counted since the last {@link #reset}.
     *
     * @param api requests to the portal
     * @param files requests for files
     * @param bytes of originals
     * @param refused requests rejected by the rate limit
     * @param duringBlock requests that arrived during a block
     */
    record Counts(
            long api, long files, long bytes, long refused, long duringBlock, int mostInWindow, int filesAtOnce) {}

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final List<String> hello;

    private BenchPortal(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.orders = process.outputWriter(UTF_8);
        this.hello = List.of(answers.readLine().split(" "));
    }

    static BenchPortal start(int assets, long size) throws IOException {
        return start(assets, size, 0, 1);
    }

    /** @param limit requests per window */
    static BenchPortal start(int assets, long size, int limit, int seconds) throws IOException {
        return new BenchPortal(new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx" + (1500 + assets / 300) + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortalServer.class.getName(),
                        Integer.toString(assets),
                        Long.toString(size),
                        Integer.toString(limit),
                        Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String url() {
        return hello.get(0);
    }

    String token() {
        return hello.get(1);
    }

    /** URL of a plain folder with the same files. */
    String plainUrl() {
        return hello.get(2);
    }

    /** The OAuth 1.0a credentials. */
    List<String> keys() {
        return hello.subList(3, 7);
    }

    /** Sets the latency that is added to each request. */
    void latency(int millis) throws IOException {
        order("latency " + millis);
    }

    /** Makes some requests fail until the next {@link #latency}. */
    void faults(long seed) throws IOException {
        order("faults " + seed);
    }

    /** Creates new versions of that many assets, and returns their size in bytes. */
    long change(int assets) throws IOException {
        return Long.parseLong(order("change " + assets));
    }

    /** Ids of the assets that {@link #change} changes, separated by commas. */
    String ids(int assets) throws IOException {
        return order("ids " + assets);
    }

    /** Creates a folder in the state after a sync. */
    void fill(Path folder) throws IOException {
        order("fill " + folder);
    }

    void reset() throws IOException {
        order("reset");
    }

    Counts counts() throws IOException {
        String[] words = order("counts").split(" ");
        return new Counts(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]));
    }

    private String order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The sample portal has ended");
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
