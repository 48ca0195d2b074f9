package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the active original in {@code GET /api/v4/media/{id}/?versions=1}. Its {@code mediaItems} mix one original per
 * version of the asset with derivatives and attachments.
 */
final class OriginalReader {

    private static final Comparator<Item> NEWEST =
            Comparator.comparing(Item::active).thenComparing(Item::version).thenComparing(Item::created);

    private record Item(
            String id, String type, boolean active, int version, String fileName, long size, Instant created) {}

    private Instant modified = Instant.EPOCH;
    private int originals;
    private Item best;

    private OriginalReader() {}

    /** Empty if the asset has no original. */
    static Optional<OriginalVersion> read(JsonParser json) throws IOException {
        OriginalReader reader = new OriginalReader();
        Json.fields(json, field -> {
            if (field.equals("dateModified")) {
                reader.modified = Json.time(Json.text(json));
            } else if (field.equals("mediaItems") && Json.isContainer(json)) {
                reader.items(json);
            }
        });
        return Optional.ofNullable(reader.best)
                .map(item -> new OriginalVersion(
                        item.id(),
                        item.version(),
                        item.fileName(),
                        item.size(),
                        item.created(),
                        reader.originals,
                        reader.modified));
    }

    private void items(JsonParser json) throws IOException {
        Json.values(json, entry -> {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                item(item(json));
            }
        });
        if (best != null && !Ids.isSafe(best.id())) {
            throw new InvalidResponseException("item");
        }
    }

    private void item(Item item) {
        if (!item.type().equalsIgnoreCase("original")) {
            return;
        }
        originals++;
        // If none or several are marked active, the highest version wins.
        if (best == null || NEWEST.compare(item, best) >= 0) {
            best = item;
        }
    }

    private static Item item(JsonParser json) throws IOException {
        Map<String, String> item =
                Json.scalars(json, "id", "type", "active", "version", "fileName", "size", "dateCreated");
        return new Item(
                item.get("id"),
                item.get("type"),
                Json.flag(item.get("active")),
                (int) Math.min(Json.number(item.get("version"), 0), Integer.MAX_VALUE),
                PortalText.decode(item.get("fileName")),
                Json.number(item.get("size"), Asset.UNKNOWN_SIZE),
                Json.time(item.get("dateCreated")));
    }
}
