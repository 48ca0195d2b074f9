package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new file for an {@link InboxLog} while it is written. Closing it before it is adopted deletes it. */
final class InboxCompaction implements Closeable {

    private static final int BUFFER = 256 << 10;
    private static final int IDS_A_RECORD = 1000;

    private final Path fresh;
    private final AppendOnlyFile writer;
    private final RandomAccessFile old;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
    private long length;

    InboxCompaction(Path fresh, AppendOnlyFile writer, RandomAccessFile old) {
        this.fresh = fresh;
        this.writer = writer;
        this.old = old;
    }

    Path fresh() {
        return fresh;
    }

    void add(List<Map.Entry<String, Long>> seen) throws IOException {
        for (int from = 0; from < seen.size(); from += IDS_A_RECORD) {
            Map<String, Long> some = new LinkedHashMap<>(); // In order, so that they expire in order.
            seen.subList(from, Math.min(seen.size(), from + IDS_A_RECORD))
                    .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
            add(InboxRecordFormat.encode(InboxRecord.SEEN, InboxRecord.seen(some)));
        }
    }

    /** Copies waiting notifications from the old file and returns their places in the new one. */
    Map<Long, InboxIndex.Place> copy(Map<Long, InboxIndex.Place> places) throws IOException {
        Map<Long, InboxIndex.Place> moved = new LinkedHashMap<>();
        for (Map.Entry<Long, InboxIndex.Place> entry : places.entrySet()) {
            InboxIndex.Place place = entry.getValue();
            InboxRecordFormat.Found found = InboxRecordFormat.read(old, place.offset())
                    .orElseThrow(() -> new IOException(SnsTexts.text("inbox.record")));
            moved.put(entry.getKey(), new InboxIndex.Place(place.id(), length, place.length()));
            add(InboxRecordFormat.encode(found.kind(), found.payload()));
        }
        return moved;
    }

    private void add(byte[] record) throws IOException {
        buffer.writeBytes(record);
        length += record.length;
        if (buffer.size() >= BUFFER) {
            flush();
        }
    }

    void finish() throws IOException {
        flush();
        writer.sync();
        writer.close();
    }

    private void flush() throws IOException {
        writer.write(buffer.toByteArray());
        buffer.reset();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            old.close();
        }
        Files.deleteIfExists(fresh);
    }
}
