package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text exists in English and in German, with the same placeholders. */
class TextsTest {

    private static final Path RESOURCES = Path.of(System.getProperty("resources"));
    private static final Path SOURCES = RESOURCES.resolveSibling("java");
    private static final Pattern STORED = Pattern.compile(
            "Texts\\.of\\(Messages\\.class\\)\\s*\\.message\\(\\s*\"([^\"]+)\"|(?:jobProblem|problem)\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern WORD = Pattern.compile("\\$\\{%([^}(]+)(?:\\([^}]*\\))?}");

    static List<Path> bundles() throws IOException {
        return files(".properties").stream()
                .filter(file -> !german(file))
                .filter(file -> !Files.exists(view(file)))
                .toList();
    }

    static List<Path> views() throws IOException {
        return files(".jelly").stream().filter(TextsTest::hasWords).toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyBundleExistsInBothLanguages(Path bundle) throws IOException {
        Path german = translated(bundle);
        assertThat(german).exists();
        Properties english = load(bundle);
        Properties others = load(german);
        assertThat(others.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(others.getProperty(key)))
                    .as("places of " + key)
                    .isEqualTo(places(english.getProperty(key)));
            assertThat(others.getProperty(key).isBlank()).as(key).isFalse();
        }
    }

    /** MessageFormat drops a single apostrophe and ignores placeholders after it. */
    @ParameterizedTest
    @MethodSource("bundles")
    void everyArgumentIsUsedInBothLanguages(Path bundle) throws IOException {
        Properties english = load(bundle);
        Properties others = load(translated(bundle));
        for (String key : english.stringPropertyNames()) {
            assertThat(shown(others.getProperty(key))).as(key).isEqualTo(shown(english.getProperty(key)));
        }
    }

    private static List<Integer> shown(String text) {
        Object[] numbers = {70, 71, 72, 73, 74, 75, 76, 77, 78, 79};
        String filled = new MessageFormat(text, Locale.ENGLISH).format(numbers);
        return Stream.of(numbers)
                .map(Integer.class::cast)
                .filter(number -> filled.contains(number.toString()))
                .toList();
    }

    /** Texts that are kept with their key are looked up by name, which the compiler does not check. */
    @Test
    void everyKeyOfAStoredTextExists() throws IOException {
        List<String> unknown = new ArrayList<>();
        int keys = 0;
        for (Path source : sources()) {
            Matcher named = STORED.matcher(Files.readString(source));
            while (named.find()) {
                keys++;
                String key = named.group(1) == null ? named.group(2) : named.group(1);
                Path bundle = RESOURCES.resolve(SOURCES.relativize(source.resolveSibling("Messages.properties")));
                if (!load(bundle).containsKey(key)) {
                    unknown.add(source + ": " + key);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(keys).isGreaterThan(10);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyViewExistsInBothLanguages(Path view) throws IOException {
        Set<String> words = words(view);
        Path own = Path.of(view.toString().replaceFirst("\\.jelly$", ".properties"));
        Properties english = Files.exists(own) ? load(own) : new Properties();
        Path german = translated(own);
        assertThat(german).exists();
        Properties others = load(german);
        assertThat(others.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(words);
        assertThat(words).containsAll(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(others.getProperty(key)))
                    .as("places of " + key)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyHelpFileExistsInBothLanguages() throws IOException {
        List<Path> missing = new ArrayList<>();
        int helps = 0;
        for (Path help : files(".html")) {
            boolean german = help.toString().endsWith("_de.html");
            Path other = Path.of(
                    german
                            ? help.toString().replace("_de.html", ".html")
                            : help.toString().replaceFirst("\\.html$", "_de.html"));
            helps++;
            if (!Files.exists(other)) {
                missing.add(other);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(helps).isGreaterThan(40);
    }

    @Test
    void germanBundlesAreAscii() throws IOException {
        for (Path file : files("_de.properties")) {
            assertThat(Files.readString(file)).as(file.toString()).matches("\\p{ASCII}*");
        }
        for (Path file : files("_de.html")) {
            assertThat(Files.readString(file)).as(file.toString()).matches("\\p{ASCII}*");
        }
    }

    private static boolean german(Path file) {
        return file.toString().endsWith("_de.properties");
    }

    private static Path translated(Path bundle) {
        return Path.of(bundle.toString().replaceFirst("\\.properties$", "_de.properties"));
    }

    private static Path view(Path bundle) {
        return Path.of(bundle.toString().replaceFirst("\\.properties$", ".jelly"));
    }

    private static boolean hasWords(Path view) {
        try {
            return !words(view).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> words(Path view) throws IOException {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(Files.readString(view));
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Files.newInputStream(file)) {
            properties.load(stream);
        }
        return properties;
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(RESOURCES)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
