package io.jenkins.plugins.bynder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An inbound agent in another process, as on another machine. */
final class AgentProcess implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofMinutes(5);

    private final JenkinsClient admin;
    private final String name;
    private final Path directory;
    private final List<String> jvm;
    private Process process;

    private AgentProcess(JenkinsClient admin, String name, Path directory, List<String> jvm) {
        this.admin = admin;
        this.name = name;
        this.directory = directory;
        this.jvm = jvm;
    }

    /** Creates a node with its name as label, and connects the agent. */
    static AgentProcess start(JenkinsClient admin, String name, String... jvm) throws IOException {
        AgentProcess agent = new AgentProcess(admin, name, AcceptanceSettings.scratch(name), List.of(jvm));
        Files.write(agent.directory.resolve("agent.jar"), admin.bytes("jnlpJars/agent.jar"));
        Files.writeString(agent.directory.resolve("logging.properties"), Texts.resource("logging.properties"));
        agent.start();
        return agent;
    }

    void start() throws IOException {
        String secret = admin.script("""
                import hudson.slaves.*
                def node = new DumbSlave('%1$s', '%2$s', new JNLPLauncher())
                node.numExecutors = 4
                node.labelString = '%1$s'
                if (Jenkins.get().getNode('%1$s') == null) { Jenkins.get().addNode(node) }
                print Jenkins.get().getComputer('%1$s').jnlpMac
                """.formatted(name, directory));
        List<String> command = new ArrayList<>(List.of(AcceptanceSettings.java(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.add("-Djava.util.logging.config.file=" + directory.resolve("logging.properties"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", directory.resolve("agent.jar").toString()));
        command.addAll(List.of("-url", admin.jenkins().toString(), "-name", name, "-secret", secret));
        command.addAll(List.of("-webSocket", "-workDir", directory.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitOnline();
    }

    void awaitOnline() {
        AwaitCondition.until(
                "agent " + name + " is online, see " + log(),
                CONNECT,
                () -> admin.json("computer/" + name).contains("\"offline\":false"));
    }

    String name() {
        return name;
    }

    Path directory() {
        return directory;
    }

    Path log() {
        return directory.resolve("agent.log");
    }

    long pid() {
        return process.pid();
    }

    /** The workspace of a job. */
    Path workspace(String job) {
        return directory.resolve("workspace").resolve(job);
    }

    /** Kills the agent, as a power cut does. */
    void kill() {
        end(process.destroyForcibly());
    }

    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
