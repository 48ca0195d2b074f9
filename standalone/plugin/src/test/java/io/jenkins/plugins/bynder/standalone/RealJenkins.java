package io.jenkins.plugins.bynder.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The libraries of a real Jenkins, given by {@code -Djenkins.war=FILE -Djenkins.plugins=DIR}. Without them, tests that
 * need them are skipped.
 */
final class RealJenkins {

    /** Only the plugins that this plugin depends on, because others contain different versions of some libraries. */
    private static final Set<String> PLUGINS = Set.of(
            "cloudbees-folder",
            "credentials",
            "jackson-annotations2-api", // which jackson2-api depends on
            "jackson2-api",
            "metrics",
            "okhttp-api",
            "plain-credentials",
            "structs",
            "workflow-api",
            "workflow-step-api");

    private final List<Path> jars;

    private RealJenkins(List<Path> jars) {
        this.jars = jars;
    }

    /** Unpacks the libraries below {@code scratch}, or aborts the test if no Jenkins is given. */
    static RealJenkins unpacked(Path scratch) throws IOException {
        String war = System.getProperty("jenkins.war", "");
        String plugins = System.getProperty("jenkins.plugins", "");
        Assumptions.assumeFalse(
                war.isEmpty() || plugins.isEmpty(), "Needs -Djenkins.war=FILE and -Djenkins.plugins=DIR");
        List<Path> jars = new ArrayList<>(libraries(Path.of(war), scratch.resolve("war")));
        for (String plugin : PLUGINS) {
            jars.addAll(libraries(archive(Path.of(plugins), plugin), scratch.resolve(plugin)));
        }
        return new RealJenkins(jars);
    }

    List<Path> jars() {
        return jars;
    }

    URL[] urls() {
        return jars.stream().map(RealJenkins::url).toArray(URL[]::new);
    }

    private static Path archive(Path directory, String plugin) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, plugin + ".[hj]pi")) {
            for (Path archive : found) {
                return archive;
            }
        }
        throw new IOException("No " + plugin + ".jpi in " + directory);
    }

    private static List<Path> libraries(Path archive, Path into) throws IOException {
        Files.createDirectories(into);
        List<Path> jars = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
                    Path jar = into.resolve(Path.of(name).getFileName().toString());
                    Files.copy(zip, jar, StandardCopyOption.REPLACE_EXISTING);
                    jars.add(jar);
                }
            }
        }
        return jars;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
