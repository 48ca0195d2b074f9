package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {

    @TempDir
    Path directory;

    @Test
    void failuresComeFirstAndNamesAreInOrder() throws IOException {
        Path file = Rows.write(
                directory.resolve("rows"),
                List.of(
                        Rows.asset("a", "zebra.png", Outcome.ADDED),
                        Rows.asset("b", "Apple.png", Outcome.ADDED),
                        Rows.asset("c", "gone.png", Outcome.DELETED),
                        Rows.asset("d", "broken.png", Outcome.FAILED)));

        try (RowFile rows = RowFile.open(file)) {
            assertThat(names(rows.find(RowFile.Filter.all(), 0, 50)))
                    .containsExactly("broken.png", "Apple.png", "zebra.png", "gone.png");
            assertThat(rows.count(Outcome.ADDED)).isEqualTo(2);
            assertThat(rows.count(Outcome.UPDATED)).isZero();
        }
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        AssetReport asset = new AssetReport(
                "id-1",
                "<script>alert(\"1\")</script>\nZwei 🍦",
                "",
                Outcome.FAILED,
                LocalizableText.plain("The file host sent 3 of 5 bytes."),
                -1,
                "");
        Row row = Row.of(asset).withLink(new Row.Link("https://jenkins.example/x", LocalizableText.plain("written")));
        Row larger = Row.of(new AssetReport(
                "id-2",
                "Zwei",
                "Zwei.png",
                Outcome.ADDED,
                LocalizableText.plain("new"),
                1234,
                "0123456789abcdef".repeat(4),
                1000));
        Path file = directory.resolve("rows");
        try (RowFileWriter writer = new RowFileWriter(file)) {
            writer.add(row);
            writer.add(larger);
            writer.finish();
        }

        try (RowFile rows = RowFile.open(file)) {
            assertThat(rows.find(RowFile.Filter.all(), 0, 50).rows()).containsExactly(row, larger);
        }
    }

    @Test
    void aPageOfManyIsFoundByOutcome() throws IOException {
        List<AssetReport> assets = new ArrayList<>();
        for (int n = 0; n < 50_000; n++) {
            assets.add(Rows.asset(
                    "id-" + n, String.format("file-%05d.png", n), n % 100 == 0 ? Outcome.FAILED : Outcome.ADDED));
        }
        Path file = Rows.write(directory.resolve("rows"), assets);

        try (RowFile rows = RowFile.open(file)) {
            RowFile.Found failed = rows.find(new RowFile.Filter(Optional.of(Outcome.FAILED), ""), 450, 50);
            assertThat(failed.total()).isEqualTo(500);
            assertThat(names(failed)).hasSize(50).startsWith("file-45000.png").endsWith("file-49900.png");
            RowFile.Found last = rows.find(RowFile.Filter.all(), 49_980, 50);
            assertThat(names(last)).hasSize(20).endsWith("file-49999.png");
        }
    }

    @Test
    void searchesNamesTitlesReasonsAndIdsInAnyCase() throws IOException {
        Path file = Rows.write(
                directory.resolve("rows"),
                List.of(
                        Rows.asset("a", "Crème Brûlée.png", Outcome.ADDED),
                        Rows.asset("b", "menu.pdf", Outcome.ADDED),
                        Rows.asset("c", "MENU card.pdf", Outcome.FAILED)));

        try (RowFile rows = RowFile.open(file)) {
            assertThat(names(rows.find(search("BRÛLÉE"), 0, 50))).containsExactly("Crème Brûlée.png");
            assertThat(names(rows.find(search("menu"), 0, 50))).containsExactly("MENU card.pdf", "menu.pdf");
            assertThat(names(rows.find(search("menu"), 1, 1))).containsExactly("menu.pdf");
            assertThat(names(rows.find(search("B"), 0, 50))).contains("menu.pdf");
            assertThat(names(rows.find(search("because of c"), 0, 50))).containsExactly("MENU card.pdf");
            assertThat(rows.find(new RowFile.Filter(Optional.of(Outcome.FAILED), "menu"), 0, 50)
                            .total())
                    .isEqualTo(1);
            assertThat(rows.find(search("nowhere"), 0, 50).rows()).isEmpty();
        }
    }

    @Test
    void keepsReasonsForReadersOfAnyLanguage() throws IOException {
        AssetReport renamed =
                new AssetReport("a", "a", "a.png", Outcome.RENAMED, SyncTexts.reason("renamed", "b.png"), 1, "");
        Path file = Rows.write(directory.resolve("rows"), List.of(renamed));

        try (RowFile rows = RowFile.open(file)) {
            assertThat(rows.find(RowFile.Filter.all(), 0, 50).rows())
                    .extracting(row -> row.asset().why().text(Locale.GERMAN))
                    .containsExactly("vorher b.png");
        }
    }

    @Test
    void assetsOfOneCauseAreFound() throws IOException {
        Path file = Rows.write(
                directory.resolve("rows"),
                List.of(
                        Rows.asset("a", "a.png", Outcome.FAILED),
                        Rows.asset("b", "b.png", Outcome.FAILED),
                        new AssetReport(
                                "c", "c", "", Outcome.FAILED, LocalizableText.plain("the portal was away"), -1, "")));

        try (RowFile rows = RowFile.open(file)) {
            String cause = FailureCause.key(Rows.asset("z", "z.png", Outcome.FAILED));
            RowFile.Found found = rows.find(new RowFile.Filter(Optional.empty(), "", cause), 0, 50);
            assertThat(names(found)).containsExactly("a.png", "b.png");
            assertThat(found.total()).isEqualTo(2);
        }
    }

    @Test
    void anAssetIsFoundByItsId() throws IOException {
        List<AssetReport> assets = new ArrayList<>();
        for (int n = 0; n < 5000; n++) {
            assets.add(Rows.asset("id-" + n, "file-" + n + ".png", n % 7 == 0 ? Outcome.UPDATED : Outcome.ADDED));
        }
        // "Aa" and "BB" have the same hash
        assets.add(Rows.asset("Aa", "one.png", Outcome.DELETED));
        assets.add(Rows.asset("BB", "two.png", Outcome.RENAMED));
        Path file = Rows.write(directory.resolve("rows"), assets);

        try (RowFile rows = RowFile.open(file)) {
            for (AssetReport asset : assets) {
                assertThat(rows.find(asset.id())).contains(Row.of(asset));
            }
            assertThat(rows.find("id-5000")).isEmpty();
            assertThat(rows.find("C#")).as("the same hash once more").isEmpty();
            assertThat(rows.find("")).isEmpty();
        }
    }

    @Test
    void readsFilesOfEarlierVersions() throws IOException {
        AssetReport asset = Rows.asset("a", "a.png", Outcome.ADDED);
        Path file = Rows.write(directory.resolve("rows"), List.of(asset));
        List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        assertThat(lines.remove(2)).as("the order by id").isEqualTo(lines.get(1));
        String last = lines.remove(lines.size() - 1);
        lines.add(last.substring(0, last.length() - 1) + "1");
        Files.writeString(file, String.join("\n", lines) + "\n");

        try (RowFile rows = RowFile.open(file)) {
            assertThat(rows.find(RowFile.Filter.all(), 0, 50).rows()).containsExactly(Row.of(asset));
            assertThat(rows.find("a")).contains(Row.of(asset));
            assertThat(rows.find("b")).isEmpty();
        }
    }

    @Test
    void anUnfinishedFileDoesNotAppear() throws IOException {
        Path file = directory.resolve("rows");
        try (RowFileWriter writer = new RowFileWriter(file)) {
            writer.add(Row.of(Rows.asset("a", "a.png", Outcome.ADDED)));
        }

        assertThat(Files.list(directory)).isEmpty();
    }

    @Test
    void addingBacklinksChangesNothingElse() throws IOException {
        Path file = Rows.write(
                directory.resolve("rows"),
                List.of(Rows.asset("a", "a.png", Outcome.ADDED), Rows.asset("b", "b.png", Outcome.FAILED)));
        Row.Link link = new Row.Link("https://jenkins.example/a", LocalizableText.plain("written"));

        RowFileWriter.relink(file, Map.of("a", link, "elsewhere", link));

        try (RowFile rows = RowFile.open(file)) {
            assertThat(rows.find(RowFile.Filter.all(), 0, 50).rows())
                    .containsExactly(
                            Row.of(Rows.asset("b", "b.png", Outcome.FAILED)),
                            Row.of(Rows.asset("a", "a.png", Outcome.ADDED)).withLink(link));
        }
    }

    @Test
    void rejectsAFileThatIsCutAnywhere() throws IOException {
        Path file = Rows.write(
                directory.resolve("rows"),
                List.of(Rows.asset("a", "a.png", Outcome.ADDED), Rows.asset("b", "b.png", Outcome.FAILED)));
        byte[] whole = Files.readAllBytes(file);

        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertThatThrownBy(() -> {
                        try (RowFile rows = RowFile.open(file)) {
                            rows.find(RowFile.Filter.all(), 0, 50);
                            rows.find("a");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theFileIsText() throws IOException {
        Path file = Rows.write(directory.resolve("rows"), List.of(Rows.asset("a", "a\nb.png", Outcome.ADDED)));

        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);

        assertThat(lines).hasSize(1 + 2 + Row.ORDER.size() + 1);
        assertThat(lines.get(0)).startsWith("{\"id\":\"a\"");
    }

    private static RowFile.Filter search(String text) {
        return new RowFile.Filter(Optional.empty(), text);
    }

    private static List<String> names(RowFile.Found found) {
        return found.rows().stream().map(Row::name).toList();
    }
}
