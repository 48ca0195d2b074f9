package io.jenkins.plugins.bynder.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Files on their way, one or none per asset, each with a note of what it is a part of. Whatever is here may come from a
 * killed run, or from a stranger: it is only used after it has been compared with what the portal or the manifest says.
 */
final class Parts {

    private static final int MAX_NOTE = 16 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Which file a part is of.
     *
     * @param modified the asset's {@code dateModified} when the part was begun, milliseconds since 1970
     * @param size of the whole file, -1 if the host did not say
     * @param validator of the file host, to ask for the rest with; may be empty
     */
    record Note(String id, String rendition, long modified, long size, String validator) {}

    private final Path folder;

    Parts(Path folder) {
        this.folder = folder;
    }

    Path part(String id) {
        return folder.resolve(base(id) + ".part");
    }

    /** Where a metadata file is written before it takes its place. */
    Path metadata(String id) {
        return folder.resolve(base(id) + ".metadata");
    }

    void write(Note note) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", note.id());
            json.writeStringField("rendition", note.rendition());
            json.writeNumberField("modified", note.modified());
            json.writeNumberField("size", note.size());
            json.writeStringField("validator", note.validator());
            json.writeEndObject();
        }
        try (OutputStream stream = Files.newOutputStream(
                note(note.id()),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            stream.write(bytes.toByteArray());
        }
    }

    /** Whether a part of the asset has been begun; costs next to nothing. */
    boolean begun(String id) {
        return Files.exists(note(id), LinkOption.NOFOLLOW_LINKS);
    }

    /** The note of an asset's part, if there is a sound one. */
    Optional<Note> read(String id) throws IOException {
        return begun(id) ? read(note(id)).filter(note -> note.id().equals(id)) : Optional.empty();
    }

    /** Length of the asset's part, 0 if there is none. */
    long length(String id) throws IOException {
        return ImportFolder.look(part(id))
                .map(found -> found.isRegularFile() ? found.size() : 0)
                .orElse(0L);
    }

    void discard(String id) throws IOException {
        Files.deleteIfExists(part(id));
        Files.deleteIfExists(note(id));
    }

    /** For a part that has left for its place. */
    void discardNote(String id) throws IOException {
        Files.deleteIfExists(note(id));
    }

    /** Deletes all parts but those of the assets to spare. */
    void clean(Predicate<String> spared) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Path note = folder.resolve(name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".json");
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && read(note).map(Note::id).filter(spared).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path note(String id) {
        return folder.resolve(base(id) + ".json");
    }

    /** Ids may differ in case alone, or be what Windows calls its devices. */
    private static String base(String id) {
        return id + "-" + Digests.hex(Digests.sha256(id)).substring(0, 8);
    }

    private static Optional<Note> read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                JsonParser json = JSON.createParser(bytes.readNBytes(MAX_NOTE))) {
            String id = "";
            String rendition = "";
            long modified = 0;
            long size = -1;
            String validator = "";
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id = json.getText();
                    case "rendition" -> rendition = json.getText();
                    case "modified" -> modified = json.getLongValue();
                    case "size" -> size = json.getLongValue();
                    case "validator" -> validator = Origin.usable(json.getText());
                    default -> json.skipChildren();
                }
            }
            return Optional.of(new Note(id, rendition, modified, size, validator));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
