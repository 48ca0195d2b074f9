package io.jenkins.plugins.bynder.harness;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiled tests and their class path, laid out as by Jenkins' Maven plugin. */
final class HarnessDirectory {

    /** Packages whose tests need a Jenkins. */
    private static final List<String> SHELL = List.of("config", "credentials", "report", "step", "trigger", "webhook");

    /** Jenkins serializes objects of test classes only from directories of this name. */
    private final Path classes = HarnessSettings.scratch().resolve("target/test-classes");

    private final List<Path> libraries = new ArrayList<>();

    private HarnessDirectory() {}

    static HarnessDirectory make() throws IOException {
        HarnessDirectory workplace = new HarnessDirectory();
        workplace.layOut();
        workplace.compile();
        return workplace;
    }

    /** Full names of the test classes. */
    List<String> tests() throws IOException {
        return roots().stream()
                .map(source -> HarnessSettings.sources().relativize(source).toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.replaceFirst("\\.java$", "").replace(File.separatorChar, '.'))
                .filter(name -> name.matches(HarnessSettings.tests()))
                .sorted()
                .toList();
    }

    String classpath() {
        Stream<String> first = Stream.of(classes, HarnessSettings.resources()).map(Path::toString);
        Stream<String> ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("bynder.jar"));
        return Stream.of(first, libraries.stream().map(Path::toString), ours)
                .flatMap(part -> part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void layOut() throws IOException {
        empty(classes); // because the compiler would use classes of an earlier run
        Path installed = Files.createDirectories(classes.resolve("test-dependencies"));
        List<String> names = new ArrayList<>();
        libraries.addAll(HarnessSettings.harness());
        libraries.addAll(unpack(HarnessSettings.war(), "war"));
        List<Path> plugins = new ArrayList<>(HarnessSettings.plugins());
        plugins.add(HarnessSettings.hpi());
        for (Path plugin : plugins) {
            String name = plugin.getFileName().toString().replaceFirst("\\.[hj]pi$", "");
            names.add(name);
            Files.copy(plugin, installed.resolve(name + ".jpi"), StandardCopyOption.REPLACE_EXISTING);
            libraries.addAll(unpack(plugin, name));
        }
        Files.write(installed.resolve("index"), names);
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static List<Path> unpack(Path archive, String name) throws IOException {
        Path into = Files.createDirectories(
                HarnessSettings.scratch().resolve("libraries").resolve(name));
        List<Path> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().matches("WEB-INF/(optional-)?lib/[^/]+\\.jar")) {
                    Path jar =
                            into.resolve(Path.of(entry.getName()).getFileName().toString());
                    Files.copy(zip.getInputStream(entry), jar, StandardCopyOption.REPLACE_EXISTING);
                    jars.add(jar);
                }
            }
        }
        return jars;
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        // The annotation processor writes the index of the extensions in tests.
        List<String> options = List.of(
                "-nowarn",
                "-parameters",
                "-processor",
                "net.java.sezpoz.impl.Indexer",
                "--release",
                "17",
                "-implicit:class",
                "-sourcepath",
                HarnessSettings.sources().toString(),
                "-classpath",
                classpath(),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(roots()))
                    .call();
            if (!done) {
                throw new AssertionError("The tests do not compile:\n" + said);
            }
        }
    }

    private static List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        for (String name : SHELL) {
            try (Stream<Path> files =
                    Files.walk(HarnessSettings.sources().resolve("io/jenkins/plugins/bynder/" + name))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(roots::add);
            }
        }
        return roots;
    }
}
