package io.jenkins.plugins.bynder.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Settings of the build: {@code -Djenkins.war=FILE -Djenkins.plugins=DIR -Djenkins.harness=DIR}. */
final class HarnessSettings {

    /** Plugins that only the tests use, as in the test scope of the root build. */
    private static final List<String> PLUGINS = List.of(
            "bouncycastle-api",
            "configuration-as-code",
            "pipeline-model-definition",
            "workflow-basic-steps",
            "workflow-cps",
            "workflow-durable-task-step",
            "workflow-job");

    private HarnessSettings() {}

    /** Whether everything that the tests need has been set. */
    static boolean all() {
        return Stream.of("jenkins.war", "jenkins.plugins", "jenkins.harness")
                .noneMatch(name -> property(name).isEmpty());
    }

    static Path war() {
        return path("jenkins.war");
    }

    static Path hpi() {
        return path("hpi");
    }

    /** The plugins that our manifest requires, those that the tests use, and their dependencies. */
    static List<Path> plugins() throws IOException {
        List<Path> plugins = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(dependencies(hpi()));
        open.addAll(PLUGINS);
        while (!open.isEmpty()) {
            String id = open.remove();
            if (known.add(id)) {
                Path plugin = plugin(id);
                plugins.add(plugin);
                open.addAll(dependencies(plugin));
            }
        }
        return plugins;
    }

    /** The jars of the harness with its dependencies, and of the harness of Configuration as Code. */
    static List<Path> harness() throws IOException {
        try (Stream<Path> files = Files.walk(path("jenkins.harness"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static Path sources() {
        return path("shared.test").resolve("java");
    }

    static Path resources() {
        return path("shared.test").resolve("resources");
    }

    static Path scratch() {
        return path("scratch");
    }

    static String tests() {
        String given = property("jenkins.harness.tests");
        return given.isEmpty() ? ".*" : given;
    }

    private static Path plugin(String id) throws IOException {
        for (String ending : List.of(".jpi", ".hpi")) {
            Path plugin = path("jenkins.plugins").resolve(id + ending);
            if (Files.isRegularFile(plugin)) {
                return plugin;
            }
        }
        throw new IOException("No " + id + ".jpi in " + path("jenkins.plugins"));
    }

    private static List<String> dependencies(Path plugin) throws IOException {
        try (JarFile jar = new JarFile(plugin.toFile())) {
            String value = jar.getManifest().getMainAttributes().getValue("Plugin-Dependencies");
            return Stream.of(value == null ? new String[0] : value.split(","))
                    .filter(dependency -> !dependency.contains("resolution:=optional"))
                    .map(dependency -> dependency.replaceFirst(":.*", ""))
                    .toList();
        }
    }

    private static Path path(String name) {
        return Path.of(property(name)).toAbsolutePath().normalize();
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}
