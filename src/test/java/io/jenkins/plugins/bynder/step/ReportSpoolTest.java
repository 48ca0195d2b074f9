package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSpoolTest {

    @TempDir
    Path build;

    @Test
    void createsNoFileForAnEmptyReport() throws IOException {
        ReportSpool spool = new ReportSpool(build.resolve("bynder").resolve("report.json"));
        assertThat(spool.file()).isEmpty();
        spool.delete();
        assertThat(build).isEmptyDirectory();
    }

    @Test
    void keepsTheReportUntilItIsDeleted() throws IOException {
        ReportSpool spool = new ReportSpool(build.resolve("bynder").resolve("report.json"));
        spool.write("{\"assets\":[]}".getBytes(StandardCharsets.UTF_8));
        Path file = spool.file().orElseThrow();
        assertThat(file).hasContent("{\"assets\":[]}");
        spool.delete();
        assertThat(file).doesNotExist();
    }

    @Test
    void limitsTheSizeOfAReport() throws IOException {
        ReportSpool spool = new ReportSpool(build.resolve("report.json"), 1000);
        for (int n = 0; n < 100; n++) {
            spool.write(new byte[100]);
        }
        spool.write('}');
        assertThat(spool.file().orElseThrow()).hasSize(1000);
    }
}
