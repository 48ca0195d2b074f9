package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link RowFile}: rows in any order, then their orders. The file appears only when it is complete.
 */
final class RowFileWriter implements Closeable {

    /** Rows beyond this limit, about 100 MB, are counted but not stored. */
    static final int MAX_ROWS = 250_000;

    private final Path file;
    private final Path part;
    private final OutputStream stream;
    private final List<Row.Place> places = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final FailureTally failures = new FailureTally();
    private long written;

    RowFileWriter(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    }

    /** Atomically adds backlinks to an existing file. */
    static void relink(Path file, Map<String, Row.Link> links) throws IOException {
        try (RowFileWriter writer = new RowFileWriter(file)) {
            try (RowFile rows = RowFile.open(file)) {
                rows.read(RowFile.Filter.all(), row -> {
                    Row.Link link = links.get(row.asset().id());
                    writer.add(link == null ? row : row.withLink(link));
                });
            }
            writer.finish();
        }
    }

    void add(Row row) throws IOException {
        failures.add(row.asset());
        if (places.size() >= MAX_ROWS) {
            return;
        }
        byte[] bytes = RowJson.bytes(row);
        places.add(row.place(written, bytes.length));
        counts.merge(row.asset().outcome(), 1, Integer::sum);
        line(bytes);
    }

    List<FailureCause> failures() {
        return failures.causes();
    }

    int size() {
        return places.size();
    }

    /** Publishes the file. */
    void finish() throws IOException {
        long index = written;
        places.sort(null);
        lines(places);
        places.sort(Row.Place.BY_ID);
        lines(places);
        for (Outcome outcome : Row.ORDER) {
            line(RowFile.entry(0, counts.getOrDefault(outcome, 0)));
        }
        line(RowFile.entry(index, RowFile.FORMAT));
        stream.close();
        AtomicFile.move(part, file);
    }

    private void lines(List<Row.Place> ordered) throws IOException {
        for (Row.Place place : ordered) {
            line(RowFile.entry(place.start(), place.length()));
        }
    }

    private void line(String text) throws IOException {
        line(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void line(byte[] bytes) throws IOException {
        stream.write(bytes);
        stream.write('\n');
        written += bytes.length + 1L;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        Files.deleteIfExists(part);
    }
}
