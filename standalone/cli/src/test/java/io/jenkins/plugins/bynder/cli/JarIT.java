package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Faults;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The released jar. */
class JarIT {

    @TempDir
    private Path directory;

    private SamplePortal portal;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        portal.library().add(NewAsset.jpeg("夏 Fjord").tags("Gelato"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void runsOnItsOwn() throws Exception {
        Cli.Result result = new Jar(Map.of(), directory).run("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("bynder-sync ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void containsTheLicencesOfItsLibrariesAndNoSignature() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("bynder.jar"))) {
            List<String> names = jar.stream().map(Object::toString).toList();
            assertThat(names)
                    .contains(
                            "META-INF/THIRD-PARTY.txt",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/bynder-sync/LICENSE")
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .doesNotHaveDuplicates();
        }
    }

    /** A CI system that sets no locale and reads the output as UTF-8. */
    @Test
    void jsonIsUtf8InAnyLocale() throws Exception {
        Cli.Result result =
                new Jar(portal, directory).within("env", "LC_ALL=C").run("assets", "--json", "--portal", portal.url());

        assertThat(result.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(result.out()).get(0).path("name").asText())
                .isEqualTo("夏 Fjord");
    }

    @Test
    void aPipeGetsALineEveryFiveSeconds() throws Exception {
        portal.faults().add(FaultRule.files(Fault.throttled(1)).on(Route.ORIGINAL));

        Jar.Running running =
                new Jar(portal, directory).start("sync", "--portal", portal.url(), "--import-folder", into());
        Pattern line = Pattern.compile("(?m)^ +\\d:\\d\\d  0 %  0/1 files");
        AwaitOutput.until(
                "the second line of progress",
                () -> line.matcher(Files.readString(running.out(), UTF_8))
                                .results()
                                .count()
                        >= 2);
        running.signal("INT");
        Cli.Result result = running.end();

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.out()).containsPattern(line).doesNotContain("\r", "\u001b");
    }

    @Test
    void neverPrintsSecretsEvenInTheFinestLog() throws Exception {
        Path logging = Files.writeString(
                directory.resolve("logging.properties"),
                "handlers=java.util.logging.ConsoleHandler\n.level=ALL\njava.util.logging.ConsoleHandler.level=ALL\n");
        SampleCredentials keys = portal.access().owner().keys();
        List<Map<String, String>> kinds =
                List.of(Map.of("BYNDER_PERMANENT_TOKEN", keys.permanentToken()), Jar.apiKeys(keys), Jar.client(keys));

        for (Map<String, String> kind : kinds) {
            Jar jar = new Jar(kind, directory).java("-Djava.util.logging.config.file=" + logging);
            assertSilent(
                    keys, jar.run("sync", "--write-metadata", "--portal", portal.url(), "--import-folder", into()), 0);
            Faults.Switch refusing = portal.faults().add(FaultRule.api(Fault.status(403)));
            assertSilent(keys, jar.run("sync", "--portal", portal.url(), "--import-folder", into()), 3);
            refusing.off();
        }
        try (Stream<Path> tree = Files.walk(Path.of(into()))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                assertThat(secrets(keys)).noneMatch(secret -> read(file).contains(secret));
            }
        }
    }

    private static void assertSilent(SampleCredentials keys, Cli.Result result, int exitCode) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(secrets(keys)).noneMatch(secret -> (result.out() + result.err()).contains(secret));
    }

    private static List<String> secrets(SampleCredentials keys) {
        return List.of(
                keys.permanentToken(), keys.clientSecret(), keys.consumerSecret(), keys.tokenSecret(), keys.tokenKey());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String into() {
        return directory.resolve("DAM import").toString();
    }
}
