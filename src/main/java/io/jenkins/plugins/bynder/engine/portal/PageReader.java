package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads a listing: a bare array, or an object with {@code media} and a count. */
final class PageReader {

    private final AssetFields fields;
    private final Predicate<Asset> wanted;
    private final List<Asset> assets = new ArrayList<>();
    private long total = AssetPage.UNKNOWN_TOTAL;
    private int received;
    private boolean listed;

    private PageReader(AssetFields fields, Predicate<Asset> wanted) {
        this.fields = fields;
        this.wanted = wanted;
    }

    /** @param wanted which entries to keep; the others are counted all the same */
    static AssetPage read(JsonParser json, int number, AssetFields fields, Predicate<Asset> wanted) throws IOException {
        PageReader reader = new PageReader(fields, wanted);
        if (json.currentToken() == JsonToken.START_ARRAY) {
            reader.media(json);
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            Json.fields(json, field -> reader.field(field, json));
        }
        if (!reader.listed) {
            throw new BadAnswer("media");
        }
        return new AssetPage(number, reader.total, reader.received, reader.assets);
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "media" -> media(json);
            case "count" -> count(json);
            case "total" -> total = Json.number(Json.text(json), total);
            default -> {
                // Brand lists and the like.
            }
        }
    }

    private void count(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Json.fields(json, field -> total = field.equals("total") ? Json.number(Json.text(json), total) : total);
        } else {
            total = Json.number(Json.text(json), total);
        }
    }

    private void media(JsonParser json) throws IOException {
        listed = true;
        Json.values(json, entry -> {
            received++;
            Asset asset = AssetReader.read(json, fields);
            if (wanted.test(asset)) {
                assets.add(asset);
            }
        });
    }
}
