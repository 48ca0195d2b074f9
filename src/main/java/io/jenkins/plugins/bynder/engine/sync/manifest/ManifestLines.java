package io.jenkins.plugins.bynder.engine.sync.manifest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The lines of a manifest, one JSON object each. Parsing is strict because users and other programs can edit the file:
 * an invalid line is an {@link IOException}, never half an entry.
 */
public final class ManifestLines {

    /** The format written here. Readers that do not know a format leave the folder unchanged. */
    static final int FORMAT = 1;

    private static final String CHECKSUM = ",\"crc\":\"";
    private static final int TAIL = CHECKSUM.length() + 8 + 2;
    private static final JsonFactory JSON = new JsonFactory();

    sealed interface Line {

        /** The portal and tag that the folder belongs to. */
        record Header(int format, String portal, String tag) implements Line {}

        /** The latest state of one asset. */
        record Known(ManifestEntry entry) implements Line {}

        /** The asset has no entry any more. */
        record Removed(String id) implements Line {}

        /** The result of a listing. */
        record Listed(ListingState state) implements Line {}
    }

    private ManifestLines() {}

    public static byte[] header(String portal, String tag) {
        return line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("portal", portal);
            json.writeStringField("tag", tag);
        });
    }

    static byte[] removed(String id) {
        return line(json -> {
            json.writeStringField("id", id);
            json.writeStringField("state", "removed");
        });
    }

    static byte[] listed(ListingState state) {
        return line(json -> {
            json.writeObjectFieldStart("listing");
            json.writeNumberField("generation", state.generation());
            json.writeNumberField("total", state.total());
            json.writeNumberField("known", state.known());
            json.writeNumberField("pages", state.pages());
            json.writeNumberField("limit", state.limit());
            json.writeNumberField("newest", state.newest());
            json.writeArrayFieldStart("others");
            for (String id : state.others()) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeNumberField("fullAt", state.fullAt());
            json.writeNumberField("listedAt", state.listedAt());
            json.writeStringField("settings", state.settings());
            if (state.obstacle() != ListingState.Obstacle.NOTHING) {
                json.writeStringField("obstacle", state.obstacle().name());
                json.writeNumberField("obstacleAt", state.obstacleAt());
            }
            json.writeEndObject();
        });
    }

    public static byte[] known(ManifestEntry entry) {
        return line(json -> {
            json.writeStringField("id", entry.id());
            json.writeStringField("title", entry.title());
            writeFile(json, entry.file());
            json.writeNumberField("modified", entry.revision().modified());
            if (entry.revision().listedSize() != entry.file().size()) {
                json.writeNumberField("listed", entry.revision().listedSize());
            }
            writeText(json, "item", entry.revision().item());
            if (entry.revision().version() > 0) {
                json.writeNumberField("version", entry.revision().version());
            }
            writeText(json, "etag", entry.revision().etag());
            writeText(json, "rendition", entry.revision().rendition());
            writeText(json, "meta", entry.meta());
            json.writeStringField("state", entry.kept() ? "kept" : "present");
            if (entry.former().isPresent()) {
                json.writeObjectFieldStart("former");
                writeFile(json, entry.former().get());
                json.writeEndObject();
            }
        });
    }

    /** @throws IOException if the bytes are not one valid line */
    static Line read(byte[] bytes, int length) throws IOException {
        if (!isWhole(bytes, length)) {
            throw new IOException("Damaged");
        }
        try (JsonParser json = JSON.createParser(bytes, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("Not an object");
            }
            Fields fields = new Fields(json);
            if (json.nextToken() != null) {
                throw new IOException("More than an object");
            }
            return fields.toLine();
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static void writeFile(JsonGenerator json, LocalFile file) throws IOException {
        json.writeStringField("path", file.path());
        json.writeNumberField("size", file.size());
        json.writeStringField("sha256", file.sha256());
        json.writeNumberField("mtime", file.mtime());
    }

    private static void writeText(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static byte[] line(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to be written", e);
        }
        return sealed(bytes.toByteArray());
    }

    /** Adds a checksum as the last field, and a line end. */
    private static byte[] sealed(byte[] object) {
        byte[] tail = tail(object, object.length - 1);
        byte[] line = Arrays.copyOf(object, object.length - 1 + tail.length + 1);
        System.arraycopy(tail, 0, line, object.length - 1, tail.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /**
     * Accepts a line without checksum, because users write such lines. A wrong checksum means damage: a single bit
     * could otherwise turn one asset's line into another's.
     */
    private static boolean isWhole(byte[] bytes, int length) {
        int end = length - TAIL;
        boolean sealed = end > 0 && new String(bytes, end, CHECKSUM.length(), US_ASCII).equals(CHECKSUM);
        return !sealed || Arrays.equals(bytes, end, length, tail(bytes, end), 0, TAIL);
    }

    private static byte[] tail(byte[] bytes, int end) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, end);
        return (CHECKSUM + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\"}").getBytes(US_ASCII);
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** The fields of one object, including unknown ones, which later versions may write. */
    private static final class Fields {

        private int format;
        private String portal = "";
        private String tag = "";
        private String id = "";
        private String title = "";
        private String path = "";
        private long size = -1;
        private String sha256 = "";
        private long mtime;
        private long modified;
        private Long listed;
        private String item = "";
        private int version;
        private String etag = "";
        private String rendition = "";
        private String meta = "";
        private String state = "";
        private Optional<LocalFile> former = Optional.empty();
        private Optional<ListingState> listing = Optional.empty();

        Fields(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "format" -> format = json.getIntValue();
                    case "portal" -> portal = text(json);
                    case "tag" -> tag = text(json);
                    case "id" -> id = text(json);
                    case "title" -> title = text(json);
                    case "path" -> path = text(json);
                    case "size" -> size = json.getLongValue();
                    case "sha256" -> sha256 = text(json);
                    case "mtime" -> mtime = json.getLongValue();
                    case "modified" -> modified = json.getLongValue();
                    case "listed" -> listed = json.getLongValue();
                    case "item" -> item = text(json);
                    case "version" -> version = Math.max(0, json.getIntValue());
                    case "etag" -> etag = text(json);
                    case "rendition" -> rendition = text(json);
                    case "meta" -> meta = text(json);
                    case "state" -> state = text(json);
                    case "former" -> former = former(json);
                    case "listing" -> listing = Optional.of(ListingStateReader.read(json));
                    default -> json.skipChildren();
                }
            }
        }

        Line toLine() throws IOException {
            if (id.isEmpty() && format > 0) {
                return new Line.Header(format, portal, tag);
            }
            if (listing.isPresent()) {
                return new Line.Listed(listing.get());
            }
            return switch (state) {
                case "removed" -> new Line.Removed(id);
                case "present", "kept" ->
                    new Line.Known(new ManifestEntry(
                            id,
                            title,
                            file(),
                            new SourceRevision(
                                    modified, listed == null ? size : listed, item, version, etag, rendition),
                            state.equals("kept"),
                            meta,
                            former));
                default -> throw new IOException("Unknown state");
            };
        }

        private LocalFile file() {
            return new LocalFile(path, size, sha256, mtime);
        }

        private static Optional<LocalFile> former(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new IOException("Not an object");
            }
            return Optional.of(new Fields(json).file());
        }
    }

    static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("Not a text");
        }
        return json.getText();
    }
}
