package io.jenkins.plugins.bynder.engine.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metadata file beside an asset's file: {@code Flyer.pdf.json}. Its first field is the asset's id. */
final class MetadataFile {

    private static final int HASH_LENGTH = 16;
    private static final JsonFactory JSON = new JsonFactory();

    private MetadataFile() {}

    /** Deterministic: the same bytes for the same metadata, in any order. */
    static byte[] of(Asset asset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            write(json, asset);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to be written", e);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    static String hash(byte[] content) {
        return Sha256.hex(Sha256.sha256().digest(content)).substring(0, HASH_LENGTH);
    }

    /** Whether that file was written for that asset; other files are not touched. */
    static boolean isOf(Path file, String assetId) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                JsonParser json = JSON.createParser(bytes)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && "id".equals(json.nextFieldName())
                    && assetId.equals(json.nextTextValue());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void write(JsonGenerator json, Asset asset) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", asset.id());
        json.writeStringField("name", asset.name());
        json.writeStringField("fileName", asset.fileName());
        json.writeStringField("extension", asset.extension());
        json.writeStringField("type", asset.type());
        json.writeStringField("description", asset.description());
        json.writeStringField("copyright", asset.copyright());
        json.writeNumberField("fileSize", asset.fileSize());
        json.writeStringField("dateCreated", asset.dateCreated().toString());
        json.writeStringField("dateModified", asset.dateModified().toString());
        json.writeBooleanField("archived", asset.archived());
        json.writeBooleanField("limited", asset.limited());
        json.writeBooleanField("watermarked", asset.watermarked());
        json.writeBooleanField("published", asset.published());
        writeTexts(json, "tags", asset.tags().stream().sorted().toList());
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, List<String>> property : new TreeMap<>(asset.properties()).entrySet()) {
            String nested = asset.nested().getOrDefault(property.getKey(), "");
            if (nested.isEmpty()) {
                writeTexts(json, property.getKey(), property.getValue());
            } else {
                json.writeFieldName(property.getKey());
                json.writeRawValue(nested);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
