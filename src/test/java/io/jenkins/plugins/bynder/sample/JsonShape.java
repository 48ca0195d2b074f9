package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Shapes of an asset's field that deviate from the API specification. */
public enum JsonShape {
    /** Numbered keys, as PHP writes a list with gaps: {@code {"0":"a","2":"b"}}. */
    OBJECT(JsonShape::object),
    /** A list with one value. */
    LIST(value -> value.isArray() ? value : nodes().arrayNode().add(value)),
    NULL(value -> NullNode.getInstance()),
    ABSENT(value -> MissingNode.getInstance()),
    EMPTY_LIST(value -> nodes().arrayNode()),
    /** A list as comma-separated text, a number as a string. */
    TEXT(JsonShape::text),
    /** Texts with HTML entities: {@code &amp;} for an ampersand. */
    ENTITIES(JsonShape::entities);

    private static final JsonMapper JSON = new JsonMapper();

    private final UnaryOperator<JsonNode> change;

    JsonShape(UnaryOperator<JsonNode> change) {
        this.change = change;
    }

    SampleAnswer apply(SampleAnswer answer, String field) {
        JsonNode body = read(answer);
        List<ObjectNode> assets = assets(body);
        if (assets.isEmpty()) {
            return answer;
        }
        assets.forEach(asset -> shape(asset, field));
        return written(answer, body);
    }

    private void shape(ObjectNode asset, String field) {
        List<String> names = new ArrayList<>();
        asset.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            boolean wanted =
                    field.endsWith("*") ? name.startsWith(field.substring(0, field.length() - 1)) : name.equals(field);
            if (wanted) {
                JsonNode value = change.apply(asset.get(name));
                if (value.isMissingNode()) {
                    asset.remove(name);
                } else {
                    asset.set(name, value);
                }
            }
        }
    }

    static SampleAnswer withoutAssets(SampleAnswer answer, Predicate<String> hidden) {
        JsonNode body = read(answer);
        if (!(list(body) instanceof ArrayNode media)) {
            return answer;
        }
        for (int i = media.size() - 1; i >= 0; i--) {
            if (hidden.test(media.get(i).path("id").asText())) {
                media.remove(i);
            }
        }
        return written(answer, body);
    }

    static SampleAnswer errorAsArray(SampleAnswer answer) {
        return answer.status() >= 400 && read(answer) instanceof ObjectNode error
                ? written(answer, nodes().arrayNode().add(error))
                : answer;
    }

    private static List<ObjectNode> assets(JsonNode body) {
        List<ObjectNode> assets = new ArrayList<>();
        if (list(body) instanceof ArrayNode media) {
            media.forEach(one -> {
                if (one instanceof ObjectNode asset) {
                    assets.add(asset);
                }
            });
        } else if (body instanceof ObjectNode asset && asset.has("id")) {
            assets.add(asset);
        }
        return assets;
    }

    private static JsonNode list(JsonNode body) {
        return body.isArray() ? body : body.path("media");
    }

    private static JsonNode read(SampleAnswer answer) {
        try {
            return answer.length() == 0
                    ? MissingNode.getInstance()
                    : JSON.readTree(answer.body().bytes());
        } catch (IOException e) {
            return MissingNode.getInstance(); // Another fault has replaced the JSON.
        }
    }

    private static SampleAnswer written(SampleAnswer answer, JsonNode body) {
        return answer.withBody(body.toString().getBytes(UTF_8));
    }

    private static JsonNode object(JsonNode value) {
        ObjectNode object = nodes().objectNode();
        if (!value.isArray()) {
            return object.set("0", value);
        }
        for (int i = 0; i < value.size(); i++) {
            object.set(Integer.toString(2 * i), value.get(i));
        }
        return object;
    }

    private static JsonNode text(JsonNode value) {
        if (value.isNull() || value.isObject()) {
            return value;
        }
        if (!value.isArray()) {
            return TextNode.valueOf(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(one -> texts.add(one.asText()));
        return TextNode.valueOf(String.join(",", texts));
    }

    private static JsonNode entities(JsonNode value) {
        if (value instanceof ArrayNode list) {
            ArrayNode encoded = nodes().arrayNode();
            list.forEach(one -> encoded.add(entities(one)));
            return encoded;
        }
        return value.isTextual()
                ? TextNode.valueOf(value.asText()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;"))
                : value;
    }

    private static JsonNodeFactory nodes() {
        return JsonNodeFactory.instance;
    }
}
