package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.cli.Cli.Result;
import io.jenkins.plugins.bynder.sample.DemoLibrary;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the docs unchanged; their output must begin as shown, except for numbers. */
class DocsCommandsTest {

    /** A command at a prompt, and the first line of its output. */
    private static final Pattern SESSION = Pattern.compile("(?m)^\\$ (?:(\\w+)=(\\S+) )?bynder-sync (.*)\\n(.*)$");

    private static final Pattern PLAIN = Pattern.compile("(?m)^java -jar bynder-sync\\.jar (.*)$");
    private static final Pattern WORD = Pattern.compile("[\"']([^\"']*)[\"']|(\\S+)");

    @TempDir
    Path directory;

    private SamplePortal portal;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        DemoLibrary.fill(portal);
        portal.library().untag(portal.library().named(DemoLibrary.FILM).id(), DemoLibrary.TAG); // large
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void theSessionsOfTheCommandLinePage() throws IOException {
        Matcher sessions = SESSION.matcher(page("docs/command-line.md"));
        int typed = 0;
        while (sessions.find()) {
            if (sessions.group(3).startsWith("listen ")) {
                continue; // Runs until it is interrupted, see ListenCommandTest.
            }
            Cli cli = Cli.of(portal);
            if (sessions.group(1) != null) {
                cli.with(sessions.group(1), sessions.group(2));
            }
            Result result = cli.run(words(sessions.group(3)));
            assertThat(shape(result.out() + result.err())).as(sessions.group()).contains(shape(sessions.group(4)));
            typed++;
        }
        assertThat(typed).isGreaterThan(5);
    }

    @Test
    void theCommandsOfTheFirstPage() throws IOException {
        Matcher commands = PLAIN.matcher(page("README.md"));
        int typed = 0;
        while (commands.find()) {
            Result result = Cli.of(portal).run(words(commands.group(1)));
            assertThat(result.exitCode()).as(commands.group() + "\n" + result).isLessThan(ExitCode.USAGE);
            typed++;
        }
        assertThat(typed).isGreaterThan(1);
    }

    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            boolean folder = !words.isEmpty() && words.get(words.size() - 1).equals("--import-folder");
            words.add(
                    folder
                            ? directory.resolve(word).toString()
                            : word.replace("$PORTAL", portal.url()).replace("https://brand.bynder.com", portal.url()));
        }
        return words;
    }

    /** Removes numbers, ids, host names and column widths, which vary. */
    private String shape(String text) {
        return text.replace(directory.toString(), "/srv/demo")
                .replaceAll("[0-9A-F]{8}-[0-9A-F-]{20,}", "ID")
                .replaceAll("\\d[\\d.,:-]*", "0")
                .replaceAll(" +", " ");
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("repository")).resolve(name));
    }
}
