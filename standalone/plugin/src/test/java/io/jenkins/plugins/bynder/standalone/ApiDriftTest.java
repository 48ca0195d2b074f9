package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hand-written signatures must match a real Jenkins; otherwise the standalone build proves nothing. */
class ApiDriftTest {

    @TempDir
    Path scratch;

    @Test
    void signaturesMatchARealJenkins() throws IOException, URISyntaxException {
        RealJenkins jenkins = RealJenkins.unpacked(scratch);
        List<String> drifts = new ArrayList<>();
        int compared = 0;
        try (URLClassLoader real = new URLClassLoader(jenkins.urls(), ClassLoader.getPlatformClassLoader())) {
            for (String name : signatures()) {
                drifts.addAll(new SignatureComparison(real).drifts(name));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
        assertThat(drifts).isEmpty();
    }

    /** Resource names of all classes in the signatures' jar or folder. */
    private static List<String> signatures() throws IOException, URISyntaxException {
        Path location = Path.of(hudson.Extension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(location)) {
            return classes(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return classes(jar.getPath("/"));
        }
    }

    private static List<String> classes(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.startsWith("org/jvnet/")) // The annotation indexer is unpacked beside them.
                    .sorted()
                    .toList();
        }
    }
}
