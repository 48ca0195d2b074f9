package io.jenkins.plugins.bynder.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LimitedInputStream;
import io.jenkins.plugins.bynder.step.AgentReportValidator;
import io.jenkins.plugins.bynder.step.BelievedAssets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a report file that an agent has sent. Agents run other people's code, so the file is rejected unless our own
 * code can have written it for that sync, and its size is limited.
 */
final class AgentReportReader {

    /** Size of a row with the longest possible texts, escaped. */
    private static final long BYTES_PER_ROW = 1 << 15;

    private static final long BYTES_AROUND = 1 << 20;
    private static final long MAX_BYTES = 1L << 29;

    /** Rows that are judged at once. */
    private static final int BATCH = 1000;

    private final SyncReport expected;
    private final BelievedAssets believed;

    /**
     * @param expected the validated report of the sync; the file must match it
     * @param believed selects the rows to pass on
     */
    AgentReportReader(SyncReport expected, BelievedAssets believed) {
        this.expected = expected;
        this.believed = believed;
    }

    /**
     * Passes on each asset of the file that is believed.
     *
     * @throws IOException if the file does not belong to the sync; the assets passed so far are then invalid
     */
    void read(InputStream stream, RowFile.Reader reader) throws IOException {
        long max = Math.min(MAX_BYTES, BYTES_AROUND + expectedRows() * BYTES_PER_ROW);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        InputStream limited = new LimitedInputStream(
                stream, max, () -> new IOException("The report file is longer than a report can be"));
        try (JsonParser json = RowJson.FACTORY.createParser(limited)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A report is an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("assets") && value == JsonToken.START_ARRAY) {
                    assets(json, counts, reader);
                } else {
                    json.skipChildren();
                }
            }
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.UNCHANGED && counts.getOrDefault(outcome, 0) != expected.count(outcome)) {
                throw new IOException("The report file is not that of this sync");
            }
        }
    }

    private long expectedRows() {
        return expected.counts().entrySet().stream()
                .filter(count -> count.getKey() != Outcome.UNCHANGED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void assets(JsonParser json, Map<Outcome, Integer> counts, RowFile.Reader reader) throws IOException {
        List<Row> batch = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Row row = Row.of(RowJson.read(json).asset());
            Outcome outcome = row.asset().outcome();
            if (!AgentReportValidator.plausible(row.asset())
                    || counts.merge(outcome, 1, Integer::sum) > expected.count(outcome)) {
                throw new IOException("The report file is not that of this sync");
            }
            batch.add(row);
            if (batch.size() == BATCH) {
                pass(batch, reader);
                batch.clear();
            }
        }
        pass(batch, reader);
    }

    private void pass(List<Row> batch, RowFile.Reader reader) throws IOException {
        for (Row row : believed.of(batch, each -> each.asset().id())) {
            reader.row(row);
        }
    }
}
