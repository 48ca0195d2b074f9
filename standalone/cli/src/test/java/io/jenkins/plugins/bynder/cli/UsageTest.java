package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, and calls that are invalid regardless of the portal. */
class UsageTest {

    private static final String NOWHERE = "http://127.0.0.1:9";

    @ParameterizedTest
    @ValueSource(strings = {"check", "assets", "sync", "listen", "demo"})
    void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
        Result result = Cli.withoutKeys().run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("Usage: bynder-sync " + command)
                .contains("Examples:")
                .contains("bynder-sync " + command + " ")
                .contains("130   interrupted");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theMainHelpNamesCommandsAndVariables() {
        Result result = Cli.withoutKeys().run("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("check", "assets", "sync", "listen", "demo")
                .contains("BYNDER_PERMANENT_TOKEN", "BYNDER_CLIENT_ID", "BYNDER_SCOPE", "BYNDER_TOKEN_SECRET");
    }

    @Test
    void everyOptionIsExplained() {
        for (String command : List.of("check", "assets", "sync", "listen", "demo")) {
            List<String> lines =
                    Cli.withoutKeys().run(command, "--help").out().lines().toList();
            assertThat(lines)
                    .as(command)
                    .filteredOn(line -> line.matches(" +(-., )?--[a-z-]+(=\\S+)?"))
                    .allMatch(line -> lines.get(lines.indexOf(line) + 1).matches(" {15,}\\S.*"));
        }
    }

    @Test
    void showsTheVersionOfTheBuild() {
        Result result = Cli.withoutKeys().run("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).matches("bynder-sync \\d[\\w.-]*\\R(?s).*");
    }

    @Test
    void showsTheHelpWithoutACommand() {
        Result result = Cli.withoutKeys().run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: bynder-sync").contains("Commands:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync                                                | Missing required option: '--portal=URL'",
                "sync --portal http://127.0.0.1:9 --frequency 3      | Unknown options: '--frequency', '3'",
                "sync --portal http://127.0.0.1:9 --removed-assets sometimes   | expected one of [DELETE, KEEP]",
                "sync --portal http://127.0.0.1:9 --concurrency many | 'many' is not an int",
                "sync --portal http://127.0.0.1:9 --token secret     | Unknown options: '--token'",
                "listen --portal http://127.0.0.1:9 --port many      | 'many' is not an int",
                "listen --portal http://127.0.0.1:9 --dry-run        | Unknown option: '--dry-run'",
                "assemble                                            | Unmatched argument at index 0: 'assemble'"
            })
    void explainsWrongUsageInOneSentence(String line, String sentence) {
        Result result = Cli.withoutKeys().run(line.strip().split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence).contains("--help\"");
        assertThat(result.err().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--portal|http://brand.bynder.com|is not encrypted",
                "--portal|https://user:word@brand.bynder.com|contains a user name or password",
                "--portal|https://brand.bynder.com/media/|has a path",
                "--portal|ftp://brand.bynder.com|is not a web address",
                "--portal|''|address is missing",
                "--tag|''|tag is empty",
                "--tag|print,web|contains a comma",
                "--tag|' Gelato'|leading or trailing blanks",
                "--budget|4500|written as requests/seconds",
                "--budget|0/300|written as requests/seconds",
                "--concurrency|0|between 1 and 128",
                "--concurrency|129|between 1 and 128",
                "--max-deletions|-1|cannot be negative",
                "--import-folder|''|folder (--import-folder) is empty"
            })
    void rejectsInvalidValuesBeforeAnyChange(String option, String value, String sentence, @TempDir Path folder) {
        List<String> arguments = option.equals("--portal")
                ? List.of(
                        "sync",
                        option,
                        value,
                        "--import-folder",
                        folder.resolve("new").toString())
                : option.equals("--import-folder")
                        ? List.of("sync", "--portal", NOWHERE, option, value)
                        : List.of(
                                "sync",
                                "--portal",
                                NOWHERE,
                                option,
                                value,
                                "--import-folder",
                                folder.resolve("new").toString());
        Result result = Cli.withoutKeys().with("BYNDER_PERMANENT_TOKEN", "abc").run(arguments);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--topic|portal-topic|arn:aws:sns:",
                "--topic|arn:aws:sqs:eu-central-1:123456789012:portal-topic|arn:aws:sns:",
                "--port|65536|between 0 and 65535",
                "--reconcile|0|between 1 and 8760",
                "--concurrency|0|between 1 and 128",
                "--import-folder|''|folder (--import-folder) is empty"
            })
    void doesNotListenWithInvalidValues(String option, String value, String sentence, @TempDir Path directory) {
        Result result = Cli.withoutKeys()
                .with("BYNDER_PERMANENT_TOKEN", "abc")
                .run(
                        "listen",
                        "--portal",
                        NOWHERE,
                        "--state",
                        directory.resolve("new").toString(),
                        option,
                        value);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(directory).isEmptyDirectory();
    }
}
