package io.jenkins.plugins.bynder.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Jenkins with its own home, on a loopback port. */
final class JenkinsProcess implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(10);
    private static final Duration SHUTDOWN = Duration.ofMinutes(3);

    /** Settings of a usual Jenkins, and permissions that are disabled by default. */
    private static final List<String> JVM = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Djenkins.install.runSetupWizard=false",
            "-Djenkins.security.ManagePermission=true",
            "-Djenkins.security.SystemReadPermission=true",
            "-Dhudson.security.ExtendedReadPermission=true",
            "-Dhudson.security.ArtifactsPermission=true",
            "-Dhudson.model.UpdateCenter.never=true",
            "-Djenkins.model.Jenkins.slaveAgentPort=-1");

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private final Path home;
    private final int port;
    private final List<String> options;
    private List<String> wrapper = List.of();
    private int starts;
    private Process process;

    private JenkinsProcess(Path home, int port, List<String> options) {
        this.home = home;
        this.port = port;
        this.options = options;
    }

    /**
     * Starts a Jenkins with the users in {@code security.groovy}.
     *
     * @param name of its directory
     * @param wanted selects the given plugins to install
     * @param more additional plugins
     */
    static JenkinsProcess start(String name, Predicate<Path> wanted, Path... more) throws IOException {
        JenkinsProcess jenkins = install(name, List.of(), wanted, more);
        jenkins.start();
        return jenkins;
    }

    /**
     * The same, but not running yet.
     *
     * @param options for its JVM
     */
    static JenkinsProcess install(String name, List<String> options, Predicate<Path> wanted, Path... more)
            throws IOException {
        Path home = AcceptanceSettings.scratch(name);
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        for (Path plugin : AcceptanceSettings.plugins()) {
            if (wanted.test(plugin)) {
                Files.createSymbolicLink(plugins.resolve(AcceptanceSettings.id(plugin) + ".jpi"), plugin);
            }
        }
        for (Path plugin : more) {
            Files.copy(plugin, plugins.resolve(AcceptanceSettings.id(plugin) + ".jpi"));
        }
        Path scripts = Files.createDirectories(home.resolve("init.groovy.d"));
        for (String script : List.of("location.groovy", "security.groovy", "logging.groovy")) {
            Files.writeString(scripts.resolve(script), Texts.resource(script));
        }
        return new JenkinsProcess(home, freePort(), options);
    }

    /** Starts it through this command, which receives the command line as arguments. */
    JenkinsProcess within(String... command) {
        wrapper = List.of(command);
        return this;
    }

    Path home() {
        return home;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    long pid() {
        return process.pid();
    }

    /** Bytes of reachable objects, counted after a collection. */
    long liveBytes() throws IOException {
        Process histogram = new ProcessBuilder(
                        AcceptanceSettings.tool("jcmd"), Long.toString(pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new AssertionError("No histogram of the heap: " + answer);
        }
        return Long.parseLong(total.group(1));
    }

    /** The log of this start. */
    Path log() {
        return home.resolve("jenkins-" + starts + ".log");
    }

    /** Stops it as a service manager does, and starts it again. */
    void restart() throws IOException {
        stop();
        start();
    }

    void start() throws IOException {
        starts++;
        List<String> command = new ArrayList<>(wrapper);
        command.add(AcceptanceSettings.java());
        command.addAll(JVM);
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
        command.add("-Dacceptance.url=" + url());
        command.addAll(List.of("-jar", AcceptanceSettings.war().toString()));
        command.addAll(List.of("--httpListenAddress=127.0.0.1", "--httpPort=" + port, "--webroot=" + home + "/war"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("JENKINS_HOME", home.toString());
        builder.redirectErrorStream(true).redirectOutput(log().toFile());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        AwaitCondition.until("Jenkins is up, see " + log(), BOOT, this::up);
    }

    private boolean up() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Jenkins has died, see " + log());
        }
        return Files.readString(log()).contains("Jenkins is fully up and running");
    }

    /** Kills it, as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() {
        try {
            process.destroy();
            if (!process.waitFor(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("Jenkins did not stop within " + SHUTDOWN.toSeconds() + " s, see " + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
