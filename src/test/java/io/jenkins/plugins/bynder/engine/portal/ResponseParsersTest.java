package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParsersTest {

    private static final String DIGITS =
            "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345";

    private static final String ID = "0A1B2C3D-1111-2222-3333444455556666";

    @Test
    void readsTheAssetOfTheSpecification() throws Exception {
        Asset asset = page("""
                        {"count": {"total": 1234, "type": {"image": 1000}, "tags": {"print": 1234}},
                         "media": [{
                          "id": "%s", "idHash": "4bd9969d0037c178", "name": "Spring flyer", "description": "d",
                          "copyright": "c", "type": "document", "extension": ["PDF", "x"], "fileName": "flyer.pdf",
                          "fileSize": 240161, "width": null, "tags": ["print", "spring"],
                          "dateCreated": "2025-01-02T10:00:00Z", "dateModified": "2025-01-03T11:00:00+01:00",
                          "archive": 0, "limited": 1, "isPublic": "true", "watermarked": true,
                          "propertyOptions": ["x"], "property_url": "https://a", "property_country": ["NL", "BE"],
                          "thumbnails": {"mini": "https://m", "print": "https://p", "none": null},
                          "mediaItems": [{"id": "x", "deep": [[{}]]}]}]}""".formatted(ID), AssetParts.all()).assets().get(0);
        assertThat(asset)
                .isEqualTo(new Asset(
                        ID,
                        "Spring flyer",
                        "flyer.pdf",
                        "pdf",
                        "document",
                        "d",
                        "c",
                        240161,
                        Instant.parse("2025-01-02T10:00:00Z"),
                        Instant.parse("2025-01-03T10:00:00Z"),
                        List.of("print", "spring"),
                        true,
                        false,
                        true,
                        true,
                        true,
                        Map.of("mini", "https://m", "print", "https://p"),
                        Map.of("url", List.of("https://a"), "country", List.of("NL", "BE")),
                        Map.of()));
    }

    @Test
    void dropsFieldsThatWereNotRequested() throws Exception {
        String json =
                "[{\"id\":\"a\",\"description\":\"d\",\"copyright\":\"c\",\"property_x\":\"1\",\"property_y\":\"2\","
                        + "\"thumbnails\":{\"mini\":\"https://m\",\"thul\":\"https://t\"}}]";
        Asset basic = page(json, AssetParts.basic()).assets().get(0);
        assertThat(basic.description() + basic.copyright()).isEmpty();
        assertThat(basic.renditions()).isEmpty();
        assertThat(basic.properties()).isEmpty();
        Asset some = page(json, AssetParts.basic().withProperty("y").withRendition("thul"))
                .assets()
                .get(0);
        assertThat(some.properties()).isEqualTo(Map.of("y", List.of("2")));
        assertThat(some.renditions()).isEqualTo(Map.of("thul", "https://t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":\"a\"}]",
                "{\"media\":[{\"id\":\"a\",\"tags\":null,\"extension\":null,\"thumbnails\":[],\"fileSize\":null}]}",
                "{\"media\":[{\"id\":\"a\",\"tags\":{},\"name\":[],\"dateModified\":\"yesterday\",\"fileSize\":\"big\"}]}",
                "{\"media\":[{\"id\":\"a\",\"dateModified\":NaN,\"fileSize\":-Infinity,\"width\":Infinity}]}",
                "{\"media\":[{\"id\":\"a\",\"fileSize\":" + DIGITS + ",\"dateModified\":1e999}]}"
            })
    void missingFieldsAreEmpty(String json) throws Exception {
        ListingPage page = page(json, AssetParts.all());
        Asset asset = page.assets().get(0);
        assertThat(page.total()).isEqualTo(ListingPage.UNKNOWN_TOTAL);
        assertThat(asset.tags()).isEmpty();
        assertThat(asset.name() + asset.extension()).isEmpty();
        assertThat(asset.fileSize()).isEqualTo(Asset.UNKNOWN_SIZE);
        assertThat(asset.dateModified()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":{\"total\":7},\"media\":[]} | 7",
                "{\"count\":{\"total\":\"7\"},\"media\":[]} | 7",
                "{\"total\":7,\"media\":[]} | 7",
                "{\"media\":[],\"count\":7} | 7",
                "{\"media\":[],\"count\":-7} | -1",
                "{\"media\":null,\"count\":{\"total\":0}} | 0",
                "{\"count\":{\"total\":0},\"media\":null} | 0",
                "[] | -1"
            })
    void readsTheTotal(String json, long total) throws Exception {
        assertThat(page(json, AssetParts.basic()).total()).isEqualTo(total);
    }

    @Test
    void countsSkippedEntries() throws Exception {
        ListingPage page = read(
                "[{\"id\":\"a\",\"tags\":[\"Gelato\"]},{\"id\":\"b\",\"tags\":[\"gelato\"]},{\"id\":\"c\"}]",
                json -> PageReader.read(json, 3, ListingPage.LIMIT, AssetParts.basic(), new Tag("Gelato")));
        assertThat(page.number()).isEqualTo(3);
        assertThat(page.received()).isEqualTo(3);
        assertThat(page.assets()).extracting(Asset::id).containsExactly("a");
        assertThat(page.doubtful()).extracting(Asset::id).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | no list of assets",
                "{\"media\":null,\"total\":3} | no list of assets",
                "\"x\" | no list of assets",
                "{\"media\":7} | an object was expected"
            })
    void rejectsMalformedListings(String json, String reason) {
        assertThatThrownBy(() -> page(json, AssetParts.basic()))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "{\"id\":\"../x\"}", "{\"id\":{\"a\":1}}", "null", "[{\"id\":\"a\"}]"})
    void countsUnreadableEntries(String entry) throws Exception {
        ListingPage page = page("[" + entry + ",{\"id\":\"b\"}]", AssetParts.basic());
        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(page.received()).isEqualTo(2);
        assertThat(page.assets()).extracting(Asset::id).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-02T10:00:00Z, 2025-01-02T10:00:00Z",
        "2025-01-02T10:00:00.123Z, 2025-01-02T10:00:00.123Z",
        "2025-01-02T10:00:00+0100, 2025-01-02T09:00:00Z",
        "2025-01-02T10:00:00-01, 2025-01-02T11:00:00Z",
        "2025-01-02T10:00:00, 2025-01-02T10:00:00Z",
        "2025-01-02 10:00, 2025-01-02T10:00:00Z",
        "2025-01-02, 2025-01-02T00:00:00Z",
        "1735812000, 2025-01-02T10:00:00Z",
        "1735812000123, 2025-01-02T10:00:00.123Z",
        "20250102, 1970-01-01T00:00:00Z",
        "'Thu, 02 Jan 2025 10:00:00 GMT', 2025-01-02T10:00:00Z",
        "2025-13-02T10:00:00Z, 1970-01-01T00:00:00Z",
        "2025-02-30T10:00:00Z, 2025-02-28T10:00:00Z",
        "2025-01-02T24:00:00Z, 2025-01-03T00:00:00Z",
        "2025-01-02t10:00:00z, 2025-01-02T10:00:00Z",
        "2025-01-02T10:00:0٥Z, 1970-01-01T00:00:00Z",
        "'', 1970-01-01T00:00:00Z"
    })
    void readsTimes(String text, Instant time) {
        assertThat(Json.time(text)).isEqualTo(time);
    }

    /** Metadata files are JSON, which has no such numbers. */
    @Test
    void copiesNumbersThatAreNoneAsTexts() throws Exception {
        assertThat(Json.read("[NaN,-Infinity,1.50]", Json::copy)).isEqualTo("[\"NaN\",\"-Infinity\",1.50]");
    }

    @Test
    void findsTheActiveOriginal() throws Exception {
        OriginalVersion original = original("""
                {"id": "x", "dateModified": "2025-01-03T10:00:00Z", "mediaItems": [
                  {"id": "web", "type": "web", "active": 1, "version": 9},
                  {"id": "v1", "type": "original", "active": "1", "version": "1", "size": "10", "fileName": "a.jpg",
                   "dateCreated": "2025-01-01T10:00:00Z"},
                  {"id": "v2", "type": "original", "active": 0, "version": 2, "size": 20}]}""");
        assertThat(original)
                .isEqualTo(new OriginalVersion(
                        "v1",
                        1,
                        "a.jpg",
                        10,
                        Instant.parse("2025-01-01T10:00:00Z"),
                        2,
                        Instant.parse("2025-01-03T10:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"v1\",\"type\":\"original\",\"version\":1},{\"id\":\"v2\",\"type\":\"original\",\"version\":2} | v2",
                "{\"id\":\"v2\",\"type\":\"ORIGINAL\",\"version\":2},{\"id\":\"v1\",\"type\":\"original\",\"version\":1} | v2",
                "{\"id\":\"a\",\"type\":\"original\",\"active\":true,\"version\":1},"
                        + "{\"id\":\"b\",\"type\":\"original\",\"active\":true,\"version\":3} | b"
            })
    void prefersTheHighestVersionIfNoneOrSeveralAreActive(String items, String id) throws Exception {
        assertThat(original("{\"mediaItems\":[" + items + "]}").itemId()).isEqualTo(id);
    }

    @Test
    void anAssetMayHaveNoOriginal() throws Exception {
        assertThat(read("{\"id\":\"x\",\"mediaItems\":[]}", OriginalReader::read))
                .isEmpty();
        assertThat(read("{\"id\":\"x\",\"mediaItems\":null}", OriginalReader::read))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"GelatoUrl\":{\"id\":\"m\",\"name\":\"gelatourl\",\"label\":\"Gelato URL\",\"type\":\"text\",\"options\":[{}]}}",
                "[{\"id\":\"m\",\"name\":\"gelatourl\",\"label\":\"Gelato URL\",\"type\":\"text\",\"zindex\":1}]"
            })
    void readsKeyedAndListedMetaproperties(String json) throws Exception {
        assertThat(read(json, ResponseParsers::metaproperties))
                .containsExactly(new Metaproperty("m", "gelatourl", "Gelato URL", "text"));
    }

    @Test
    void readsProfilesTagsAndDerivatives() throws Exception {
        Account account = read(
                "{\"id\":\"p\",\"name\":\"API\",\"roles\":[\"MEDIAEDIT\",null]}",
                json -> ResponseParsers.account(json, "u"));
        assertThat(account).isEqualTo(new Account("u", "API", Set.of("MEDIAEDIT"), true));
        assertThat(read("{\"username\":\"u\",\"email\":\"\",\"profileId\":\"../p\"}", ResponseParsers::user))
                .isEqualTo(new ResponseParsers.User("u", ""));
        assertThat(read("[{\"id\":\"t\",\"tag\":\"Gelato\",\"mediaCount\":\"3\"}]", ResponseParsers::tags))
                .containsExactly(new TagCount("Gelato", 3));
        assertThat(read("[{\"prefix\":\"print\",\"width\":1},{\"width\":2}]", ResponseParsers::derivatives))
                .containsExactly("print");
    }

    /** Cases 2 and 3: the forms in which portals have been seen to write a list, or a single value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Gelato\", \"x\"]",
                "{\"0\":\"Gelato\",\"2\":\"x\"}",
                "{\"0\":{\"name\":\"Gelato\"},\"1\":{\"name\":\"x\",\"id\":7}}",
                "[{\"tag\":\"Gelato\",\"mediaCount\":3},{\"value\":\"x\"}]",
                "[[\"Gelato\"],[\"x\"],null]",
                "\"Gelato,x\"",
                "\" Gelato , x\""
            })
    void readsListsInEveryForm(String list) throws Exception {
        Asset asset = one("\"tags\":" + list + ",\"property_p\":" + list);
        assertThat(asset.tags()).containsExactly("Gelato", "x");
        assertThat(asset.hasTag("Gelato")).isTrue();
        assertThat(asset.hasTag("gelato")).isFalse();
        assertThat(String.join(",", asset.properties().get("p")).replace(" ", ""))
                .isEqualTo("Gelato,x");
    }

    /** Case 3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"JPG\"",
                "[\"jpg\"]",
                "{\"0\":\"jpg\"}",
                "{\"0\":[\".jpg\"]}",
                "[{\"name\":\"jpg\"}]",
                "{\"value\":\"jpg\"}",
                "[null,\"\",\"jpg\"]"
            })
    void readsSingleValuesInEveryForm(String value) throws Exception {
        Asset asset = one("\"extension\":" + value + ",\"name\":" + value + ",\"property_p\":" + value);
        assertThat(asset.extension()).isEqualTo("jpg");
        assertThat(asset.name()).containsIgnoringCase("jpg");
        assertThat(asset.properties().get("p")).singleElement().asString().containsIgnoringCase("jpg");
    }

    @Test
    void convertsBetweenTextsNumbersAndFlags() throws Exception {
        Asset asset = one("\"tags\":[2025,true],\"fileSize\":[\"12\"],\"archive\":{\"0\":\"1\"},"
                + "\"limited\":[true],\"name\":2025,\"property_p\":7,\"dateModified\":{\"0\":\"2025-01-02\"}");
        assertThat(asset.tags()).containsExactly("2025", "true");
        assertThat(asset.fileSize()).isEqualTo(12);
        assertThat(asset.archived() && asset.limited()).isTrue();
        assertThat(asset.name()).isEqualTo("2025");
        assertThat(asset.properties()).isEqualTo(Map.of("p", List.of("7")));
        assertThat(asset.dateModified()).isEqualTo(Instant.parse("2025-01-02T00:00:00Z"));
    }

    /** Case 2: what is no list of tags is no list without that tag. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"\"", "[null]", "{\"total\":3}", "[{\"href\":\"https://a\"}]"})
    void ignoresUnreadableTags(String tags) throws Exception {
        assertThat(one("\"tags\":" + tags).tags()).isEmpty();
    }

    /** Case 2: a tag that cannot be read may be the one that is looked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"0\":\"Other\",\"1\":{\"id\":7}}",
                "{\"0\":\"Other\",\"2\":null}",
                "{\"0\":{\"name\":\"Other\"},\"1\":[]}",
                "[\"Other\",{\"id\":7}]"
            })
    void aListWithAnUnreadableTagIsNotReadable(String tags) throws Exception {
        Asset asset = one("\"tags\":" + tags);
        assertThat(asset.tags()).containsExactly("Other");
        assertThat(asset.tagsReadable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"0\":\"Other\",\"7\":\"x\"}",
                "{\"0\":{\"name\":\"Other\",\"id\":7}}",
                "{\"name\":\"Other\",\"0\":\"x\"}",
                "[\"Other\"]"
            })
    void aListOfReadableTagsIsReadable(String tags) throws Exception {
        assertThat(one("\"tags\":" + tags).tagsReadable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\":\"mini\",\"url\":\"https://m\"},{\"name\":\"none\",\"url\":null}]",
                "{\"0\":{\"key\":\"mini\",\"href\":\"https://m\"},\"1\":7}",
                "{\"mini\":{\"url\":\"https://m\",\"width\":80}}",
                "{\"mini\":\"https://m\",\"none\":null}",
                "{\"mini\":[\"https://m\"]}",
                "[{\"mini\":\"https://m\"}]",
                "{\"0\":{\"mini\":{\"0\":\"https://m\"}}}"
            })
    void readsThumbnailsInEveryForm(String thumbnails) throws Exception {
        assertThat(one("\"thumbnails\":" + thumbnails).renditions()).isEqualTo(Map.of("mini", "https://m"));
    }

    /** Case 11. */
    @Test
    void decodesTitlesAndTagsOnceAndNoMetapropertyValues() throws Exception {
        Asset asset = one("\"name\":\"R&amp;D &#38; &quot;Gr&ouml;&szlig;e&#x22; &amp;lt;\","
                + "\"fileName\":\"R&amp;D.jpg\",\"tags\":[\"R&amp;D\"],\"property_p\":\"a&amp;b\"");
        assertThat(asset.name()).isEqualTo("R&D & \"Gr\u00f6\u00dfe\" &lt;");
        assertThat(asset.fileName()).isEqualTo("R&D.jpg");
        assertThat(asset.hasTag("R&D")).isTrue();
        assertThat(asset.hasTag("R&amp;D")).isTrue();
        assertThat(asset.hasTag("R")).isFalse();
        assertThat(asset.properties()).isEqualTo(Map.of("p", List.of("a&amp;b")));
    }

    /** Case 12: names of metaproperties come in another case than that of their definition. */
    @Test
    void findsAMetapropertyIgnoringCase() throws Exception {
        String json = "[{\"id\":\"a\",\"property_GelatoURL\":\"1\",\"property_gelatourl\":[]}]";
        AssetParts wanted = AssetParts.basic().withProperty("gelatourl");
        assertThat(page(json, wanted).assets().get(0).properties()).isEqualTo(Map.of("gelatourl", List.of("1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mediaItems\":{\"0\":null,\"1\":{\"id\":\"v\",\"type\":[\"original\"],\"version\":{\"0\":\"2\"}}}}",
                "[{\"mediaItems\":[7,{\"id\":\"v\",\"type\":\"original\",\"version\":\"2\"}]}]",
                "{\"mediaItems\":[{\"id\":null,\"type\":\"original\",\"version\":1},"
                        + "{\"id\":\"v\",\"type\":\"original\",\"version\":2}]}"
            })
    void findsTheOriginalInEveryForm(String json) throws Exception {
        assertThat(original(json))
                .extracting(OriginalVersion::itemId, OriginalVersion::version)
                .containsExactly("v", 2);
    }

    @Test
    void mediaMayBeAnObjectWithNumberedKeys() throws Exception {
        ListingPage page = page("{\"media\":{\"0\":{\"id\":\"a\"},\"3\":{\"id\":\"b\"}}}", AssetParts.basic());
        assertThat(page.assets()).extracting(Asset::id).containsExactly("a", "b");
    }

    @Test
    void readsSmallResponsesInEveryForm() throws Exception {
        assertThat(read("[{\"s3_file\":[\"https://f\"]}]", ResponseParsers::link)
                        .address())
                .isEqualTo("https://f");
        assertThat(read("{\"0\":{\"s3_file\":\"https://f\"}}", ResponseParsers::link)
                        .address())
                .isEqualTo("https://f");
        assertThat(read("{\"0\":{\"tag\":\"R&amp;D\",\"mediaCount\":null},\"1\":null}", ResponseParsers::tags))
                .containsExactly(new TagCount("R&D", 0));
        Account account = read(
                "{\"name\":null,\"roles\":{\"0\":{\"name\":\"MEDIAEDIT\"}}}",
                json -> ResponseParsers.account(json, "u"));
        assertThat(account).isEqualTo(new Account("u", "", Set.of("MEDIAEDIT"), true));
        for (String roles : List.of("{}", "{\"roles\":null}", "{\"roles\":{\"MEDIAEDIT\":{}}}")) {
            assertThat(read(roles, json -> ResponseParsers.account(json, "u")).rolesKnown())
                    .as(roles)
                    .isFalse();
        }
    }

    /** Case 12. */
    @Test
    void readsLabelsOfAllLanguagesAndUsesTheKeyAsName() throws Exception {
        assertThat(read(
                        "{\"Gelato_URL\":{\"id\":\"m\",\"labels\":{\"en_US\":\"Gelato URL\",\"de_DE\":null,\"fr\":\"R&amp;D\"}},"
                                + "\"x\":null,\"y\":{\"id\":\"../\",\"name\":\"y\",\"label\":[\"Y\"],\"type\":\"text\"}}",
                        ResponseParsers::metaproperties))
                .containsExactly(
                        new Metaproperty("m", "Gelato_URL", List.of("Gelato URL", "R&D"), ""),
                        new Metaproperty("", "y", "Y", "text"));
        assertThatThrownBy(() -> read("{\"message\":\"x\"}", ResponseParsers::metaproperties))
                .isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void rejectsATokenThatDoesNotFitIntoAHeader() throws Exception {
        assertThat(read("{\"access_token\":\"abc\",\"expires_in\":\"60\",\"scope\":\"a b\"}", ResponseParsers::token))
                .isEqualTo(new ResponseParsers.AccessToken("abc", 60, "a b"))
                .hasToString("AccessToken[hidden]");
        assertThat(read("{\"access_token\":\"abc\",\"expires_in\":0}", ResponseParsers::token)
                        .seconds())
                .isPositive();
        assertThatThrownBy(() -> read("{\"access_token\":\"a\\r\\nX: y\"}", ResponseParsers::token))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageNotContaining("X:");
    }

    private static Asset one(String fields) throws IOException {
        return page("[{\"id\":\"a\"," + fields + "}]", AssetParts.all())
                .assets()
                .get(0);
    }

    private static OriginalVersion original(String json) throws IOException {
        return read(json, OriginalReader::read).orElseThrow();
    }

    private static ListingPage page(String json, AssetParts fields) throws IOException {
        return read(json, parser -> PageReader.read(parser, 1, fields, asset -> true));
    }

    private static <T> T read(String json, ResponseParser<T> reader) throws IOException {
        try (JsonParser parser = Json.parser(json)) {
            parser.nextToken();
            return reader.read(parser);
        }
    }
}
