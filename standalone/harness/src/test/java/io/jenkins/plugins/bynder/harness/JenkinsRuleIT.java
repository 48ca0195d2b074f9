package io.jenkins.plugins.bynder.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.bynder.harness.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reports each test of the root build that starts a Jenkins in its process as one test. */
@EnabledIf(
        value = "io.jenkins.plugins.bynder.harness.HarnessSettings#all",
        disabledReason = "Needs -Djenkins.war=FILE, -Djenkins.plugins=DIR and -Djenkins.harness=DIR")
class JenkinsRuleIT {

    @TestFactory
    Stream<DynamicTest> theRootBuildsTests() throws IOException, InterruptedException {
        HarnessDirectory workplace = HarnessDirectory.make();
        List<String> tests = workplace.tests();
        assertThat(tests).as("classes").isNotEmpty();
        Path results = HarnessSettings.scratch().resolve("results");
        Path log = HarnessSettings.scratch().resolve("log");
        Files.deleteIfExists(results);
        Process process = new ProcessBuilder(command(workplace, results, tests))
                .directory(HarnessSettings.scratch().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        int code = process.waitFor();
        assertThat(code).as("code of the process, see " + log).isZero();
        return Files.readAllLines(results).stream().map(Outcome::of).map(JenkinsRuleIT::test);
    }

    private static DynamicTest test(Outcome outcome) {
        return dynamicTest(outcome.name(), () -> {
            if (outcome.status().equals("SUCCESSFUL")) {
                return;
            }
            Assumptions.assumeTrue(outcome.status().equals("FAILED"), outcome.details());
            throw new AssertionError(outcome.details());
        });
    }

    private static List<String> command(HarnessDirectory workplace, Path results, List<String> tests)
            throws IOException {
        Path temporary = Files.createDirectories(HarnessSettings.scratch().resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.lang", "java.io", "java.util")) {
            command.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
        }
        command.addAll(List.of(
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-DbuildDirectory=" + HarnessSettings.scratch(),
                "-Djth.jenkins-war.path=" + HarnessSettings.war(),
                "-Djenkins.test.timeout=900"));
        // In a file, because it is longer than an argument may be on some systems.
        Path classpath =
                Files.writeString(HarnessSettings.scratch().resolve("classpath"), "-cp " + workplace.classpath());
        command.add("@" + classpath);
        command.add(Runner.class.getName());
        command.add(results.toString());
        command.addAll(tests);
        return command;
    }
}
