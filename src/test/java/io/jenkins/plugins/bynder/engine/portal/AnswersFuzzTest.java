package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a portal answers, it is read, or refused as what it is; nothing else ever comes out. */
class AnswersFuzzTest {

    private static final List<AnswerReader<?>> READERS = List.of(
            json -> PageReader.read(json, 1, AssetFields.all(), asset -> true),
            OriginalReader::read,
            Answers::token,
            Answers::link,
            Answers::createdId,
            Answers::user,
            json -> Answers.account(json, "user"),
            Answers::metaproperties,
            Answers::tags,
            Answers::derivatives);

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

    private static void read(AnswerReader<?> reader, byte[] answer) {
        try (JsonParser json = Json.parser(new ByteArrayInputStream(answer))) {
            json.nextToken();
            assertThat((Object) reader.read(json)).isNotNull();
        } catch (BadAnswer e) {
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
