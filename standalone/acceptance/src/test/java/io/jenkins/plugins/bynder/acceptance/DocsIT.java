package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs every Pipeline in the docs unchanged. */
@InJenkins
final class DocsIT {

    private static final Pattern PIPELINE = Pattern.compile("(?ms)^```groovy\\n(.*?)^```$");

    @Test
    void everyPipelineOfTheDocsRuns(JenkinsFixture bench) throws IOException {
        bench.assets("Gelato", 5);
        bench.assets("Print", 2);
        List<String> failed = new ArrayList<>();
        int run = 0;
        for (Path page : pages()) {
            Matcher pipelines = PIPELINE.matcher(Files.readString(page));
            while (pipelines.find()) {
                run++;
                Build build = Job.pipeline(bench.admin(), bench.unique("docs"), pipelines.group(1))
                        .run();
                if (!build.result().orElse("").equals("SUCCESS")) {
                    failed.add(page.getFileName() + ":\n" + pipelines.group(1) + build.log());
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(run).isGreaterThan(8);
    }

    private static List<Path> pages() throws IOException {
        Path repository = AcceptanceSettings.repository();
        try (Stream<Path> docs = Files.list(repository.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(repository.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }
}
