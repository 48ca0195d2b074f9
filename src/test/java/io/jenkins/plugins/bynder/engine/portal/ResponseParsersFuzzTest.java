package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any answer of a portal is parsed or rejected with the documented exception. */
class ResponseParsersFuzzTest {

    private static final List<ResponseParser<?>> READERS = List.of(
            json -> PageReader.read(json, 1, AssetParts.all(), asset -> true),
            OriginalReader::read,
            ResponseParsers::token,
            ResponseParsers::link,
            ResponseParsers::createdId,
            ResponseParsers::user,
            json -> ResponseParsers.account(json, "user"),
            ResponseParsers::metaproperties,
            ResponseParsers::tags,
            ResponseParsers::derivatives);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> ANSWERS = List.of(
            """
            {"count":{"total":1,"tags":{"Gelato":1}},"media":[{"id":"0A1B2C3D-1111-2222-3333444455556666",
             "name":"Flyer","type":"document","extension":["pdf"],"fileName":"flyer.pdf","fileSize":240161,
             "tags":["x","Gelato"],"dateModified":"2025-01-03T10:00:00Z","archive":0,"property_x":["1"],
             "thumbnails":{"mini":"https://m"},"mediaItems":[{"id":"v","type":"original","active":true,"version":1,
             "size":9,"dateCreated":"2025-01-02T10:00:00Z"}]}]}""",
            """
            {"id":"a","dateModified":"2025-01-03T10:00:00Z","mediaItems":[{"id":"v","type":"original","active":1,
             "version":2,"fileName":"a.jpg","size":"7"},{"id":"w","type":"web"}]}""",
            "{\"s3_file\":\"https://files.example/a\",\"disclaimer\":\"<p>x</p>\"}",
            "{\"id\":\"u\",\"username\":\"u\",\"email\":\"u@example.com\",\"profileId\":\"p\"}",
            "{\"id\":\"p\",\"name\":\"API\",\"roles\":[\"MEDIAEDIT\",\"MEDIAHIGHRES\"]}",
            "{\"Gelatourl\":{\"id\":\"m\",\"name\":\"gelatourl\",\"labels\":{\"en\":\"Gelato URL\"},\"type\":\"text\",\"options\":[]}}",
            "[{\"id\":\"t\",\"tag\":\"Gelato\",\"mediaCount\":3}]",
            "[{\"prefix\":\"print\",\"width\":100}]",
            "{\"access_token\":\"abc\",\"expires_in\":3600,\"scope\":\"asset:read\"}",
            "{\"errors\":[{\"detail\":\"Tag does not exist\",\"status\":\"400\"}],\"message\":\"Bad request\",\"statuscode\":400}");

    private static final List<String> FIELDS = List.of(
            "media",
            "count",
            "total",
            "id",
            "name",
            "tags",
            "extension",
            "fileSize",
            "dateModified",
            "archive",
            "thumbnails",
            "property_x",
            "mediaItems",
            "type",
            "active",
            "version",
            "size",
            "s3_file",
            "access_token",
            "expires_in",
            "roles",
            "profileId",
            "prefix",
            "mediaCount");

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyJson(@ForAll("json") String json) {
        READERS.forEach(reader -> read(reader, json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyJsonCutShort(@ForAll("json") String json, @ForAll double share) {
        String cut = json.substring(0, (int) (json.length() * Math.abs(share % 1)));
        READERS.forEach(reader -> read(reader, cut.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyBytes(@ForAll byte[] bytes) {
        READERS.forEach(reader -> read(reader, bytes));
    }

    /** Answers of the interface's description with parts left out, nulled, retyped and wrapped. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anyVariantOfAnAnswer(@ForAll long seed) throws IOException {
        for (String answer : ANSWERS) {
            String variant =
                    varied(MAPPER.readTree(answer), new Random(seed), true).toString();
            READERS.forEach(reader -> read(reader, variant.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(ErrorExcerpt.of(variant, List.of())).hasSizeLessThan(210).doesNotEndWith("null");
        }
    }

    /** Cases 2 and 3: other forms of the same value are read alike. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyShapeShowsTagsAndExtension(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ObjectNode entry =
                (ObjectNode) MAPPER.readTree(ANSWERS.get(0)).path("media").path(0);
        for (String field : List.of("tags", "extension", "fileSize", "archive", "property_x")) {
            entry.set(field, varied(entry.get(field), random, false));
        }
        try (JsonParser json = Json.parser("[" + entry + "]")) {
            json.nextToken();
            Asset asset = PageReader.read(json, 1, AssetParts.all(), one -> true)
                    .assets()
                    .get(0);
            assertThat(asset.hasTag("Gelato")).as(entry.toString()).isTrue();
            assertThat(asset.extension()).isEqualTo("pdf");
            assertThat(asset.fileSize()).isEqualTo(240161);
            assertThat(asset.properties()).isEqualTo(java.util.Map.of("x", List.of("1")));
        }
    }

    /** @param lossy whether parts may be left out, nulled or become something else */
    private static JsonNode varied(JsonNode node, Random random, boolean lossy) {
        JsonNode inner = node;
        if (node instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            object.properties().forEach(field -> {
                if (!lossy || random.nextInt(12) > 0) {
                    copy.set(field.getKey(), varied(field.getValue(), random, lossy));
                }
            });
            inner = copy;
        } else if (node instanceof ArrayNode array) {
            boolean numbered = random.nextInt(3) == 0;
            ObjectNode object = MAPPER.createObjectNode();
            ArrayNode copy = MAPPER.createArrayNode();
            for (JsonNode entry : array) {
                JsonNode one = varied(entry, random, lossy);
                object.set(String.valueOf(copy.size()), one);
                copy.add(one);
            }
            inner = numbered ? object : copy;
        }
        return switch (random.nextInt(14)) {
            case 0 -> MAPPER.createArrayNode().add(inner);
            case 1 -> MAPPER.createObjectNode().set("0", inner);
            case 2 -> inner.isValueNode() ? MAPPER.createObjectNode().set("value", inner) : inner;
            case 3 -> inner.isNumber() ? MAPPER.getNodeFactory().textNode(inner.asText()) : inner;
            case 4 -> lossy ? MAPPER.nullNode() : inner;
            case 5 -> lossy ? MAPPER.getNodeFactory().numberNode(random.nextInt(3) - 1) : inner;
            case 6 -> lossy ? MAPPER.getNodeFactory().textNode("nothing") : inner;
            case 7 -> lossy ? MAPPER.createArrayNode() : inner;
            default -> inner;
        };
    }

    private static void read(ResponseParser<?> reader, byte[] answer) {
        try (JsonParser json = Json.parser(new ByteArrayInputStream(answer))) {
            json.nextToken();
            assertThat((Object) reader.read(json)).isNotNull();
        } catch (InvalidResponseException e) {
            assertThat(e).hasMessageMatching("\\S.*");
        } catch (JsonProcessingException e) {
            assertThat(e.getLocation()).isNotNull();
        } catch (IOException e) {
            // Jackson's own for bytes that are no text in any encoding it knows.
            assertThat(e).isInstanceOf(java.io.CharConversionException.class);
        }
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "1",
                        "-1",
                        "1.5",
                        "1e400",
                        "9223372036854775808",
                        "\"\"",
                        "\"1\"",
                        "\"true\"",
                        "\"original\"",
                        "\"../x\"",
                        "\"2025-01-02T10:00:00\"",
                        "\"0A1B2C3D-1111-2222-3333444455556666\"",
                        "\"https://files.example/a\"",
                        "1" + "0".repeat(99)),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .map(text -> '"' + text.replaceAll("[\\p{Cntrl}\\p{Cs}\"\\\\]", "") + '"'));
        return nested(scalar, 3);
    }

    private static Arbitrary<String> nested(Arbitrary<String> scalar, int depth) {
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = nested(scalar, depth - 1);
        return Arbitraries.oneOf(scalar, array(inner), object(inner), object(inner));
    }

    private static Arbitrary<String> array(Arbitrary<String> entry) {
        return entry.list().ofMaxSize(4).map(entries -> entries.stream().collect(Collectors.joining(",", "[", "]")));
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        Arbitrary<String> field = Arbitraries.of(FIELDS).flatMap(name -> value.map(text -> '"' + name + "\":" + text));
        return field.list().ofMaxSize(5).map(fields -> fields.stream().collect(Collectors.joining(",", "{", "}")));
    }
}
