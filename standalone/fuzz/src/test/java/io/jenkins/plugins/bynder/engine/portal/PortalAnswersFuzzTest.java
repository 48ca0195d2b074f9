package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.bynder.fuzz.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;

/** Any answer of a portal is parsed or rejected with the documented exception. */
class PortalAnswersFuzzTest {

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

    @FuzzTest(maxDuration = Fuzzing.TIME)
    void parsesOrRejects(byte[] answer) {
        READERS.forEach(reader -> read(reader, answer));
    }

    private static void read(ResponseParser<?> reader, byte[] answer) {
        try (JsonParser json = Json.parser(new ByteArrayInputStream(answer))) {
            json.nextToken();
            Object read = reader.read(json);
            assertThat(read).isNotNull();
            if (read instanceof ListingPage page) {
                assertThat(page.assets()).allMatch(asset -> Ids.isSafe(asset.id()));
            }
        } catch (InvalidResponseException | JsonProcessingException e) {
            assertThat(e).hasMessageMatching("(?s)\\S.*");
        } catch (IOException e) {
            assertThat(e).isInstanceOf(CharConversionException.class);
        }
    }
}
