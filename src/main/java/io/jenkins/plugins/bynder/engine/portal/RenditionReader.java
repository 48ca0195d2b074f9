package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the addresses of an asset's renditions: an object that maps names to addresses, or a list of objects with a
 * name and an address each.
 */
final class RenditionReader {

    private static final List<String> NAMES = List.of("name", "key", "type");
    private static final List<String> ADDRESSES = List.of("url", "uri", "href", "src");

    private RenditionReader() {}

    /** @param taker receives name and address */
    static void read(JsonParser json, BiConsumer<String, String> taker) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            Json.entries(json, entry -> {
                if (Json.isContainer(json)) {
                    read(json, taker);
                }
            });
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Json.values(json, name -> {
            if (Json.isContainer(json) && Json.isNumber(name)) {
                read(json, taker);
            } else {
                fields.put(name, address(json));
            }
        });
        if (NAMES.stream().anyMatch(fields::containsKey) && ADDRESSES.stream().anyMatch(fields::containsKey)) {
            take(first(fields, NAMES), first(fields, ADDRESSES), taker);
        } else {
            fields.forEach((name, address) -> take(Json.isNumber(name) ? "" : name, address, taker));
        }
    }

    private static void take(String name, String address, BiConsumer<String, String> taker) {
        if (!name.isBlank() && !address.isBlank()) {
            taker.accept(name, address);
        }
    }

    private static String address(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return Json.text(json);
        }
        String value = Json.copy(json);
        String named =
                first(Json.read(value, object -> Json.scalars(object, ADDRESSES.toArray(String[]::new))), ADDRESSES);
        return named.isEmpty() ? Json.read(value, Json::text) : named;
    }

    private static String first(Map<String, String> fields, List<String> names) {
        return names.stream()
                .map(name -> fields.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
