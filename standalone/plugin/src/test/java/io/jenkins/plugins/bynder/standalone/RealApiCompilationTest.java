package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the plugin a second time, against a real Jenkins instead of the signatures. */
class RealApiCompilationTest {

    @TempDir
    Path scratch;

    @Test
    void theSourcesCompileAgainstARealJenkins() throws IOException {
        RealJenkins jenkins = RealJenkins.unpacked(scratch);
        String classpath = Stream.concat(jenkins.jars().stream().map(Path::toString), Stream.of(bundled()))
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options =
                    List.of("-proc:none", "--release", "17", "-classpath", classpath, "-d", output().toString());
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertThat(output().resolve("io/jenkins/plugins/bynder/config/BynderConfiguration.class"))
                .exists();
    }

    private Path output() throws IOException {
        return Files.createDirectories(scratch.resolve("classes"));
    }

    private static List<Path> sources() throws IOException {
        return Stream.concat(below(Path.of(property("sources"))), below(Path.of(property("generated"))))
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> below(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.toList().stream();
        }
    }

    /** Libraries that the plugin bundles, and the servlet API, which the container provides. */
    private static String bundled() {
        return Stream.of(property("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.contains("scribejava") || entry.contains("h2-mvstore") || entry.contains("servlet-api"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String property(String name) {
        return System.getProperty(name);
    }
}
