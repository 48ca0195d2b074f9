package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows for tests. */
final class Rows {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private Rows() {}

    static AssetReport asset(String id, String path, Outcome outcome) {
        return new AssetReport(
                id, "Title of " + path, path, outcome, LocalizableText.plain("because of " + id), 1234, HASH);
    }

    static Path write(Path file, List<AssetReport> assets) throws IOException {
        try (RowFileWriter writer = new RowFileWriter(file)) {
            for (AssetReport asset : assets) {
                writer.add(Row.of(asset));
            }
            writer.finish();
        }
        return file;
    }

    static SyncReport report(List<AssetReport> assets) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, (int)
                    assets.stream().filter(asset -> asset.outcome() == outcome).count());
        }
        return new SyncReport(
                "https://brand.bynder.com",
                "Gelato",
                "/agent/workspace/DAM import",
                SyncReport.End.DONE,
                LocalizableText.EMPTY,
                counts,
                assets,
                3,
                1000,
                500,
                false,
                List.of(),
                SyncReport.Reading.none());
    }
}
