package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one entry of a listing. Fields and their pitfalls: asset v4 specification and {@code Media} in Bynder's Java
 * SDK.
 */
final class AssetReader {

    private static final String PROPERTY = "property_";

    /** Maximum characters of a nested value; of a longer one only the texts are kept. */
    private static final int MAX_NESTED = 64 << 10;

    private final AssetParts wanted;

    private String id = "";
    private String name = "";
    private String fileName = "";
    private String extension = "";
    private String type = "";
    private String description = "";
    private String copyright = "";
    private long fileSize = Asset.UNKNOWN_SIZE;
    private Instant created = Instant.EPOCH;
    private Instant modified = Instant.EPOCH;
    private List<String> tags = List.of();
    private boolean tagsReadable = true;
    private boolean archived;
    private boolean limited;
    private boolean watermarked;
    private boolean published;
    private final Map<String, String> renditions = new HashMap<>();
    private final Map<String, List<String>> properties = new HashMap<>();
    private final Map<String, String> nested = new HashMap<>();

    private AssetReader(AssetParts wanted) {
        this.wanted = wanted;
    }

    /** The asset at the parser's position; empty if it is not an asset or has no usable id. */
    static Optional<Asset> readable(JsonParser json, AssetParts wanted) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        AssetReader reader = new AssetReader(wanted);
        Json.fields(json, field -> reader.field(field, json));
        return Ids.isSafe(reader.id) ? Optional.of(reader.asset()) : Optional.empty();
    }

    /** The asset that is the whole response. */
    static Asset read(JsonParser json, AssetParts wanted) throws IOException {
        return readable(json, wanted)
                .orElseThrow(() ->
                        new InvalidResponseException(json.currentToken() == JsonToken.END_OBJECT ? "id" : "entry"));
    }

    /** Tags that are not strings say nothing about the asset's actual tags. */
    private void tags(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            Json.entries(json, entry -> {
                List<String> some = Json.texts(json);
                tagsReadable = tagsReadable && !some.isEmpty() && !Json.isNumberOrFlag(json);
                texts.addAll(some);
            });
        } else if (token == JsonToken.START_OBJECT) {
            String value = Json.copy(json);
            texts.addAll(Json.read(value, Json::texts));
            tagsReadable = !texts.isEmpty() && Json.read(value, Json::isListOfTexts);
        } else if (token == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        } else {
            tagsReadable = token == JsonToken.VALUE_NULL;
        }
        tags = tags(texts);
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "id" -> id = Json.text(json);
            case "name" -> name = PortalText.decode(Json.text(json));
            case "fileName" -> fileName = PortalText.decode(Json.text(json));
            case "extension" -> extension = extension(Json.texts(json));
            case "type" -> type = Json.text(json);
            case "description" -> description = wanted.everything() ? Json.text(json) : "";
            case "copyright" -> copyright = wanted.everything() ? Json.text(json) : "";
            case "fileSize" -> fileSize = Json.number(Json.text(json), Asset.UNKNOWN_SIZE);
            case "dateCreated" -> created = Json.time(Json.text(json));
            case "dateModified" -> modified = Json.time(Json.text(json));
            case "tags" -> tags(json);
            case "archive" -> archived = Json.flag(Json.text(json));
            case "limited" -> limited = Json.flag(Json.text(json));
            case "watermarked" -> watermarked = Json.flag(Json.text(json));
            case "isPublic" -> published = Json.flag(Json.text(json));
            case "thumbnails" -> renditions(json);
            default -> property(field, json);
        }
    }

    /**
     * No tag contains a comma or surrounding blanks (specification of the tags call: a comma separates tags in
     * requests).
     */
    private static List<String> tags(List<String> texts) {
        List<String> tags = new ArrayList<>(texts.size());
        for (String text : texts) {
            for (String tag : text.indexOf(',') < 0 ? List.of(text) : List.of(text.split(","))) {
                String shown = PortalText.decode(tag).strip();
                if (!shown.isEmpty()) {
                    tags.add(shown);
                }
            }
        }
        return List.copyOf(tags);
    }

    private static String extension(List<String> texts) {
        String first = texts.isEmpty() ? "" : texts.get(0).strip().toLowerCase(Locale.ROOT);
        return first.startsWith(".") ? first.substring(1) : first;
    }

    private void renditions(JsonParser json) throws IOException {
        // An empty map comes as null.
        if (Json.isContainer(json)
                && (wanted.everything() || !wanted.renditions().isEmpty())) {
            RenditionReader.read(json, (rendition, address) -> {
                if (wanted.everything() || wanted.hasRendition(rendition)) {
                    renditions.put(rendition, address);
                }
            });
        }
    }

    private void property(String field, JsonParser json) throws IOException {
        if (!field.startsWith(PROPERTY)) {
            return;
        }
        String property = field.substring(PROPERTY.length());
        Optional<String> asked = wanted.property(property);
        if (wanted.everything() || asked.isPresent()) {
            properties.merge(
                    asked.orElse(property),
                    wanted.everything() && Json.isContainer(json) ? nested(property, json) : Json.anyTexts(json),
                    (one, other) -> other.isEmpty() ? one : other);
        }
    }

    /** Keeps the JSON value beside its texts, because a metadata file must be lossless. */
    private List<String> nested(String property, JsonParser json) throws IOException {
        String value = Json.copy(json);
        if (value.length() <= MAX_NESTED && Json.holdsObject(value)) {
            nested.put(property, value);
        }
        return Json.read(value, Json::anyTexts);
    }

    private Asset asset() {
        properties.replaceAll((property, texts) -> List.copyOf(texts));
        return new Asset(
                id,
                name,
                fileName,
                extension,
                type,
                description,
                copyright,
                fileSize,
                created,
                modified,
                tags,
                tagsReadable,
                archived,
                limited,
                watermarked,
                published,
                renditions,
                properties,
                nested);
    }
}
