package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User-visible English texts contain no word that names no actor, and no phrase that reads as translated. */
class PlainWordsTest {

    private static final Path REPOSITORY =
            Path.of(System.getProperty("repository")).toAbsolutePath().normalize();

    private static final Pattern BANNED = Pattern.compile(
            "\\b(?:somebody|nobody|whoever|whatever|anybody|anew|lest|all the same|by itself|for good|at hand"
                    + "|to be had|is to be|of one's own|let in|shut out)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    @Test
    void bundlesAreWrittenInPlainWords() throws IOException {
        check(files(path -> path.endsWith(".properties") && !path.endsWith("_de.properties")), false);
    }

    @Test
    void helpAndViewsAreWrittenInPlainWords() throws IOException {
        check(files(path -> path.endsWith(".html") && !path.endsWith("_de.html") || path.endsWith(".jelly")), false);
    }

    @Test
    void docsAreWrittenInPlainWords() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : List.of(REPOSITORY, REPOSITORY.resolve("docs"))) {
            try (Stream<Path> list = Files.list(folder)) {
                list.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        check(pages, false);
    }

    @Test
    void literalsOfMainCodeAreWrittenInPlainWords() throws IOException {
        check(files(path -> path.endsWith(".java")), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Until somebody mends it.", "It goes on by itself.", "Lest it be lost", "ALL THE SAME"})
    void bannedWordsAreFound(String text) {
        assertThat(BANNED.matcher(text).find()).isTrue();
    }

    private static void check(List<Path> files, boolean literals) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                Matcher matcher = BANNED.matcher(literals ? strings(line) : line);
                while (matcher.find()) {
                    found.add(REPOSITORY.relativize(file) + ":" + number + ": name the actor or use the standard term"
                            + " instead of \"" + matcher.group() + "\"");
                }
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(found).isEmpty();
    }

    private static String strings(String line) {
        StringBuilder strings = new StringBuilder();
        Matcher matcher = STRING.matcher(line);
        while (matcher.find()) {
            strings.append(matcher.group(1)).append('\n');
        }
        return strings.toString();
    }

    private static List<Path> files(Predicate<String> wanted) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("src/main", "standalone/cli/src/main")) {
            try (Stream<Path> paths = Files.walk(REPOSITORY.resolve(root))) {
                paths.filter(path -> wanted.test(path.toString())).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
