package io.jenkins.plugins.bynder.engine.sync.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Log of the partial downloads in a folder: one file, with a line for each that was started and one for each that
 * ended. A file per partial download would cost more than downloading a small asset, because creating and deleting
 * files is slow. Thread-safe; one sync at a time.
 */
public final class PartialDownloadLog implements Closeable {

    /**
     * The asset that a partial file belongs to.
     *
     * @param modified the asset's {@code dateModified} when the download started, in milliseconds since 1970
     * @param size of the whole file in bytes; -1 if unknown
     * @param validator of the file host, for resuming; may be empty
     */
    public record PartialDownload(String id, String rendition, long modified, long size, String validator) {}

    private static final JsonFactory JSON = new JsonFactory();

    /** The file is rewritten when it has this many lines more than there are partial files. */
    private static final int SLACK = 10_000;

    private final Path file;
    private final Map<String, PartialDownload> notes;
    private final Journal journal;
    private int lines;

    /** Continues with what an earlier run left. */
    public PartialDownloadLog(Path file) throws IOException {
        this.file = file;
        this.notes = read(file);
        this.journal = Journal.expendable(file);
        rewrite();
    }

    public synchronized Optional<PartialDownload> get(String id) {
        return Optional.ofNullable(notes.get(id));
    }

    public synchronized void put(PartialDownload recorded) throws IOException {
        append(line(recorded));
        notes.put(recorded.id(), recorded);
    }

    public synchronized void remove(String id) throws IOException {
        if (notes.containsKey(id)) {
            append(over(id));
            notes.remove(id);
        }
    }

    public synchronized List<String> ids() {
        return List.copyOf(notes.keySet());
    }

    public synchronized void retain(Predicate<String> ids) throws IOException {
        if (notes.keySet().removeIf(ids.negate())) {
            rewrite();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
        if (notes.isEmpty()) {
            Files.deleteIfExists(file);
        }
    }

    private void append(byte[] line) throws IOException {
        if (lines > notes.size() + SLACK) {
            rewrite();
        }
        journal.append(line);
        lines++;
    }

    private void rewrite() throws IOException {
        journal.replace(notes.values().stream().map(PartialDownloadLog::line)::iterator, () -> {});
        lines = notes.size();
    }

    private static byte[] line(PartialDownload recorded) {
        return json(recorded.id(), json -> {
            json.writeStringField("rendition", recorded.rendition());
            json.writeNumberField("modified", recorded.modified());
            json.writeNumberField("size", recorded.size());
            json.writeStringField("validator", recorded.validator());
        });
    }

    private static byte[] over(String id) {
        return json(id, json -> json.writeBooleanField("over", true));
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] json(String id, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // In-memory streams do not fail.
        }
        return bytes.toByteArray();
    }

    private static Map<String, PartialDownload> read(Path file) throws IOException {
        Map<String, PartialDownload> notes = new HashMap<>();
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Lines.read(bytes, new Lines.Taker() {
                @Override
                public void take(byte[] line, int length, long at, boolean torn) {
                    try {
                        read(line, length, notes);
                    } catch (IOException e) {
                        // The partial file is then useless and is downloaded again.
                    }
                }

                @Override
                public void tooLong(boolean torn) {}
            });
        } catch (NoSuchFileException e) {
            // No download was started.
        }
        return notes;
    }

    private static void read(byte[] line, int length, Map<String, PartialDownload> notes) throws IOException {
        try (JsonParser json = JSON.createParser(line, 0, length)) {
            String id = "";
            String rendition = "";
            long modified = 0;
            long size = -1;
            String validator = "";
            boolean over = false;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id = json.getText();
                    case "rendition" -> rendition = json.getText();
                    case "modified" -> modified = json.getLongValue();
                    case "size" -> size = json.getLongValue();
                    case "validator" -> validator = SourceRevision.usable(json.getText());
                    case "over" -> over = json.getBooleanValue();
                    default -> json.skipChildren();
                }
            }
            if (over) {
                notes.remove(id);
            } else {
                notes.put(id, new PartialDownload(id, rendition, modified, size, validator));
            }
        }
    }
}
