package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.bench.Numbers;
import io.jenkins.plugins.bynder.bench.Page;
import io.jenkins.plugins.bynder.bench.Table;
import io.jenkins.plugins.bynder.sample.NewAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Not a test; runs only if named. Measures the controller's cost of a sync on an agent, with downloads directly from
 * Bynder or through the controller.
 */
@InJenkins
final class ControllerBench {

    private static final int FILES = 200;
    private static final int SIZE = 2_000_000;
    private static final int REPETITIONS = 5;

    private static final String STRAIGHT = "node('" + JenkinsFixture.AGENT + "') { deleteDir(); bynderSync tag: '%s' }";
    private static final String BY_WAY_OF_THE_CONTROLLER = """
            node('%2$s') { deleteDir(); bynderSync tag: '%1$s'; stash name: 'files', includes: 'DAM import/**' }
            node('%3$s') { deleteDir(); unstash 'files' }
            """;

    /** Measurements of one way. */
    private static final class Way {

        private final Job job;
        private final Path folder;
        private final Numbers seconds = new Numbers();
        private final Numbers processor = new Numbers();
        private final Numbers megabytes = new Numbers();

        private Way(JenkinsFixture bench, String name, String script) {
            this.job = Job.pipeline(bench.admin(), bench.unique(name), script);
            this.folder = bench.workspace(JenkinsFixture.AGENT, job.name()).resolve("DAM import");
        }

        private void run(LinuxProcess controller, boolean counts) throws IOException {
            double processorBefore = controller.processorSeconds();
            long bytesBefore = controller.bytesRead() + controller.bytesWritten();
            long begun = System.nanoTime();
            job.run().expect("SUCCESS");
            double took = (System.nanoTime() - begun) / 1e9;
            assertThat(files()).isEqualTo(FILES);
            if (counts) {
                seconds.add(took);
                processor.add(controller.processorSeconds() - processorBefore);
                megabytes.add((controller.bytesRead() + controller.bytesWritten() - bytesBefore) / 1e6);
            }
        }

        private long files() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".mp4")).count();
            }
        }

        private void row(Table table, String name) {
            table.row(name, processor.text(1), megabytes.text(1), seconds.text(1));
        }
    }

    @Test
    void straightOrByWayOfTheController(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("film");
        for (int n = 0; n < FILES; n++) {
            bench.portal()
                    .library()
                    .add(NewAsset.video("Film %04d".formatted(n), SIZE).tags(tag));
        }
        LinuxProcess controller = new LinuxProcess(bench.jenkins().pid());
        Way straight = new Way(bench, "straight", STRAIGHT.formatted(tag));
        Way around = new Way(
                bench,
                "around",
                BY_WAY_OF_THE_CONTROLLER.formatted(tag, JenkinsFixture.CONTROLLER, JenkinsFixture.AGENT));
        for (int n = 0; n <= REPETITIONS; n++) {
            straight.run(controller, n > 0);
            around.run(controller, n > 0);
        }
        Table table = new Table(
                String.format(Locale.ROOT, "%d files of %d MB for an agent", FILES, SIZE / 1_000_000),
                "controller: processor, s",
                "controller: read and written, MB",
                "build, s");
        straight.row(table, "`bynderSync` on the agent");
        around.row(table, "`bynderSync` and `stash` on the controller, `unstash` on the agent");
        String text = table
                + String.format(
                        Locale.ROOT,
                        "%nWith direct transfer, the controller uses 1/%.0f of the processor time and moves 1/%.0f of the bytes.%n",
                        around.processor.median() / straight.processor.median(),
                        around.megabytes.median() / straight.megabytes.median());
        System.out.println(text);
        new Page(AcceptanceSettings.repository().resolve("docs/benchmarks.md")).put("benchmark 7", text);
    }
}
