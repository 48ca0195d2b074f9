package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a listing: a bare array, or an object with {@code media} and a count. */
final class PageReader {

    private final AssetParts fields;
    private final Predicate<Asset> wanted;
    private final Predicate<Asset> doubted;
    private final List<Asset> assets = new ArrayList<>();
    private final List<Asset> doubtful = new ArrayList<>();
    private final List<ListingPage.Other> others = new ArrayList<>();
    private int unreadable;
    private long total = ListingPage.UNKNOWN_TOTAL;
    private int received;
    private boolean listed;
    private boolean empty;

    private PageReader(AssetParts fields, Predicate<Asset> wanted, Predicate<Asset> doubted) {
        this.doubted = doubted;
        this.fields = fields;
        this.wanted = wanted;
    }

    /** Returns the assets that have the tag, and those whose entries do not show their tags. */
    static ListingPage read(JsonParser json, int number, int limit, AssetParts fields, Tag tag) throws IOException {
        Predicate<Asset> carries = asset -> asset.hasTag(tag.value());
        Predicate<Asset> doubted =
                asset -> !asset.tagsReadable() || asset.tags().isEmpty();
        return new PageReader(fields, carries, doubted).read(json, number, limit);
    }

    /** @param wanted which entries to keep; the others are only counted */
    static ListingPage read(JsonParser json, int limit, AssetParts fields, Predicate<Asset> wanted) throws IOException {
        return new PageReader(fields, wanted, asset -> false).read(json, 1, limit);
    }

    private ListingPage read(JsonParser json, int number, int limit) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            media(json);
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            Json.fields(json, field -> field(field, json));
        }
        if (!listed && !(empty && total == 0)) {
            throw new InvalidResponseException("media");
        }
        return new ListingPage(number, limit, total, received, unreadable, assets, doubtful, others);
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "media" -> media(json);
            case "count" -> count(json);
            case "total" -> total = Json.number(Json.text(json), total);
            default -> {
                // Other lists, such as brands, are not needed.
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
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            empty = true;
            return;
        }
        listed = true;
        Json.values(json, entry -> {
            received++;
            Optional<Asset> asset = AssetReader.readable(json, fields);
            if (asset.isEmpty()) {
                unreadable++;
            } else if (wanted.test(asset.get())) {
                assets.add(asset.get());
            } else if (doubted.test(asset.get())) {
                doubtful.add(asset.get());
            } else {
                others.add(ListingPage.other(asset.get()));
            }
        });
    }
}
