package io.jenkins.plugins.bynder.engine.sync.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the object that {@link ManifestLines#listed} writes; ignores unknown fields, which later versions may write.
 */
final class ListingStateReader {

    private long generation;
    private long total = ListingState.NONE;
    private long known;
    private int pages;
    private int limit;
    private long newest;
    private final List<String> others = new ArrayList<>();
    private long fullAt;
    private long listedAt;
    private String settings = "";
    private ListingState.Obstacle obstacle = ListingState.Obstacle.NOTHING;
    private long obstacleAt;

    private ListingStateReader() {}

    static ListingState read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("Not an object");
        }
        return new ListingStateReader().state(json);
    }

    private ListingState state(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "generation" -> generation = json.getLongValue();
                case "total" -> total = json.getLongValue();
                case "known" -> known = json.getLongValue();
                case "pages" -> pages = json.getIntValue();
                case "limit" -> limit = json.getIntValue();
                case "newest" -> newest = json.getLongValue();
                case "others" -> readOthers(json);
                case "fullAt" -> fullAt = json.getLongValue();
                case "listedAt" -> listedAt = json.getLongValue();
                case "settings" -> settings = ManifestLines.text(json);
                case "obstacle" -> obstacle = ListingState.Obstacle.valueOf(ManifestLines.text(json));
                case "obstacleAt" -> obstacleAt = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new ListingState(
                generation,
                total,
                known,
                pages,
                limit,
                newest,
                others,
                fullAt,
                listedAt,
                settings,
                obstacle,
                obstacleAt);
    }

    private void readOthers(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("Not a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            others.add(ManifestLines.text(json));
        }
    }
}
