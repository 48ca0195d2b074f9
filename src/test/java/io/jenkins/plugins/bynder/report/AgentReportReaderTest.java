package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.step.BelievedAssets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that an agent may send instead of its report. */
class AgentReportReaderTest {

    private static final AssetReport ADDED = Rows.asset("a", "a.png", Outcome.ADDED);
    private static final AssetReport FAILED = Rows.asset("b", "b.png", Outcome.FAILED);

    private final List<AssetReport> read = new ArrayList<>();
    private BelievedAssets believed = new BelievedAssets(id -> true, ids -> Set.of());

    @Test
    void readsReportsOfOurOwnCode() throws IOException {
        read(ReportJson.of(Rows.report(List.of(FAILED, ADDED))), List.of(FAILED, ADDED));

        assertThat(read).containsExactly(FAILED, ADDED);
    }

    @Test
    void leavesOutAssetsThatTheSyncHasNotListedAndTheJobNeverHad() throws IOException {
        List<AssetReport> all = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            all.add(Rows.asset("listed-" + i, i + ".png", Outcome.ADDED));
            all.add(Rows.asset("strange-" + i, "s" + i + ".png", Outcome.ADDED));
        }
        AssetReport deleted = Rows.asset("earlier", "d.png", Outcome.DELETED);
        all.add(deleted);
        believed = new BelievedAssets(id -> id.startsWith("listed"), ids -> {
            assertThat(ids).hasSizeLessThan(1001);
            return ids.contains("earlier") ? Set.of("earlier") : Set.of();
        });

        read(ReportJson.of(Rows.report(all)), all);

        assertThat(read)
                .hasSize(2501)
                .contains(deleted)
                .noneMatch(row -> row.id().startsWith("strange"));
        assertThat(believed.dropped()).isEqualTo(2500);
    }

    @Test
    void rejectsAReportOfAnotherSync() {
        assertThatThrownBy(() -> read(ReportJson.of(Rows.report(List.of(ADDED))), List.of(FAILED, ADDED)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(ReportJson.of(Rows.report(List.of(FAILED, ADDED))), List.of(ADDED)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a/b.png",
                "a\\\\b.png",
                "..",
                "a\\u0000b",
            })
    void rejectsPathsThatLeaveTheFolder(String path) {
        refused(row("a", path, "added", "1", ""));
    }

    @Test
    void rejectsInvalidRows() {
        refused(row("../x", "a.png", "added", "1", ""));
        refused(row("a", "a.png", "stolen", "1", ""));
        refused(row("a", "a.png", "added", "\"1\"", ""));
        refused(row("a", "a.png", "added", "-5", ""));
        refused(row("a", "a.png", "added", "1", "xyz"));
        refused(row("a", "a.png", "unchanged", "1", ""));
        refused("{\"assets\":[" + "[".repeat(100) + "]".repeat(100) + "]}");
        refused("{\"assets\":[{\"id\":{}}]}");
        refused("{\"assets\":[");
        refused("[]");
        refused("");
        refused("<html>");
    }

    @Test
    void limitsTheSizeOfAReport() {
        InputStream endless = new InputStream() {

            private int read;

            @Override
            public int read() {
                return read++ == 0 ? '{' : ' ';
            }
        };

        assertThatThrownBy(() -> new AgentReportReader(Rows.report(List.of(ADDED)), believed).read(endless, row -> {}))
                .hasMessageContaining("longer");
    }

    private void refused(String json) {
        assertThatThrownBy(() -> read(json, List.of(ADDED))).as(json).isInstanceOf(IOException.class);
    }

    private static String row(String id, String path, String outcome, String size, String hash) {
        return "{\"assets\":[{\"id\":\"" + id + "\",\"name\":\"n\",\"path\":\"" + path + "\",\"outcome\":\"" + outcome
                + "\",\"reason\":\"r\",\"size\":" + size + ",\"sha256\":\"" + hash + "\"}]}";
    }

    private void read(String json, List<AssetReport> told) throws IOException {
        SyncReport report = Rows.report(told);
        new AgentReportReader(report, believed)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), row -> read.add(row.asset()));
    }
}
