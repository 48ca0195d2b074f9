package io.jenkins.plugins.bynder.acceptance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Settings of the build for these tests. */
final class AcceptanceSettings {

    private AcceptanceSettings() {}

    /** Skips the test without a Jenkins. */
    static void assumeJenkins() {
        Assumptions.assumeFalse(
                property("jenkins.war").isEmpty() || property("jenkins.plugins").isEmpty(),
                "Needs -Djenkins.war=FILE and -Djenkins.plugins=DIR");
    }

    /** Skips the test without a browser. */
    static void assumeBrowser() {
        Assumptions.assumeTrue(
                Files.isExecutable(chromium()) && Files.isExecutable(chromedriver()),
                "Needs Chromium and ChromeDriver: -Dchromium=FILE, with chromedriver beside it");
    }

    /** Skips the test without this optional plugin. */
    static void assumePlugin(String id) throws IOException {
        Assumptions.assumeTrue(plugins().stream().anyMatch(file -> id(file).equals(id)), "Needs the plugin " + id);
    }

    static Path war() {
        return Path.of(property("jenkins.war")).toAbsolutePath();
    }

    static List<Path> plugins() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(property("jenkins.plugins")))) {
            return files.filter(file -> file.toString().matches(".*\\.[hj]pi"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        }
    }

    /** Id of a plugin, derived from its file name. */
    static String id(Path plugin) {
        return plugin.getFileName().toString().replaceAll("\\.[hj]pi$", "");
    }

    /** Required dependencies of this plugin, these plugins, and all their dependencies. */
    static Set<String> neededBesides(String... ids) throws IOException {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(dependencies(hpi()));
        open.addAll(List.of(ids));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (all.add(id)) {
                open.addAll(dependencies(plugin(id)));
            }
        }
        return all;
    }

    private static Path plugin(String id) throws IOException {
        return plugins().stream()
                .filter(file -> id(file).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No plugin " + id + " among those given"));
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

    static Path hpi() {
        return Path.of(property("hpi")).toAbsolutePath().normalize();
    }

    /** The program that runs Jenkins and its agents. */
    static String java() {
        return tool("java");
    }

    /** A program of the JDK that runs Jenkins; by default that of these tests. */
    static String tool(String name) {
        String given = property("jenkins.java");
        return Path.of(given.isEmpty() ? System.getProperty("java.home") : given, "bin", name)
                .toString();
    }

    /** The root of the sources. */
    static Path repository() {
        return Path.of(property("repository")).toAbsolutePath().normalize();
    }

    static Path chromium() {
        String given = property("chromium");
        return Path.of(given.isEmpty() ? "/usr/bin/chromium" : given);
    }

    /** The script of axe-core; skips the test where there is none. */
    static String axe() throws IOException {
        Assumptions.assumeFalse(property("axe").isEmpty(), "Needs -Daxe=FILE, the axe.min.js of axe-core");
        return Files.readString(Path.of(property("axe")));
    }

    static Path chromedriver() {
        return chromium().resolveSibling("chromedriver");
    }

    static Path screenshots() throws IOException {
        return Files.createDirectories(Path.of(property("screenshots")));
    }

    /** A new directory with this name; deletes that of an earlier run. */
    static Path scratch(String name) throws IOException {
        Path directory = Path.of(property("scratch")).toAbsolutePath().resolve(name);
        if (Files.exists(directory)) {
            delete(directory);
        }
        return Files.createDirectories(directory);
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}
