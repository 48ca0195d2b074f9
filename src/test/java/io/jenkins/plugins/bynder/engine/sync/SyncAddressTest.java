package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.RawFileHost;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and names of renditions as portals spell them: cases 10, 30, 31 and 32. */
@Timeout(120)
class SyncAddressTest {

    private static final byte[] WEBP = "RIFF....WEBPVP8 picture".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n picture".getBytes(StandardCharsets.ISO_8859_1);

    private SyncFixture fixture;
    private RawFileHost raw;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
        raw = RawFileHost.start();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
        raw.close();
    }

    /** Cases 30 and 32. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/webimage-My Poster [1] Größe.png, /webimage-My%20Poster%20%5B1%5D%20Gr%C3%B6%C3%9Fe.png",
                "/x.png?a|b^c, /x.png?a%7Cb%5Ec",
                "/x.png?name='x'&y=%e4, /x.png?name='x'&y=%e4",
                "/a/%2E%2E/%2e/x.png?, /a/%2E%2E/%2e/x.png?"
            })
    void requestsARenditionByItsListedAddress(String listed, String target) throws Exception {
        fixture.add("Poster");
        listing("webimage", raw.url() + listed);
        raw.serve(target, "image/png", PNG);
        assertThat(sync("webimage").count(Outcome.ADDED)).isEqualTo(1);
        assertThat(raw.targets()).containsExactly(target);
        assertThat(fixture.files()).containsOnlyKeys("Poster.png");
    }

    /** Case 32, for originals. */
    @Test
    void requestsASignedLinkUnchanged() throws Exception {
        SampleAsset asset = fixture.add("Poster");
        fixture.portal.quirks().linkTo(asset.id(), raw.url() + "/a/%2E/o'b?sig='1%27");
        raw.serve(
                "/a/%2E/o'b?sig='1%27", "image/jpeg", asset.original().content().bytes());
        assertThat(fixture.sync().complete()).isTrue();
        assertThat(raw.targets()).containsExactly("/a/%2E/o'b?sig='1%27");
        fixture.assertFolderEqualsSet();
    }

    /** Case 30. */
    @Test
    void resolvesAnAddressWithoutSchemeOrHost() throws Exception {
        fixture.add("Poster");
        listing("webimage", raw.url().substring("http:".length()) + "/x.png");
        raw.serve("/x.png", "image/png", PNG);
        assertThat(sync("webimage").complete()).isTrue();
        assertThat(raw.targets()).containsExactly("/x.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cdn.example/x.png", "https://user:secret@cdn.example/x.png", "data:x"})
    void anUnsafeAddressFailsOneAssetOnly(String address) throws Exception {
        SampleAsset bad = fixture.add("Bad");
        fixture.add("Good");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceAll(
                                "\"webimage\":\"[^\"]*" + bad.id() + "[^\"]*\"", "\"webimage\":\"" + address + "\"")))
                        .on(Route.MEDIA_LIST));
        SyncReport report = sync("webimage");
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.assets().get(0).name()).isEqualTo("Bad");
        assertThat(report.assets().get(0).reason()).doesNotContain("secret");
        assertThat(fixture.files()).containsOnlyKeys("Good.png");
    }

    /** Case 31. */
    @Test
    void usesTheContentTypeIfTheAddressHasNoExtension() throws Exception {
        fixture.add("Poster.jpg");
        listing("webimage", raw.url() + "/media/abc/webimage");
        raw.serve("/media/abc/webimage", "image/webp; charset=binary", WEBP);
        assertThat(sync("webimage").count(Outcome.ADDED)).isEqualTo(1);
        assertThat(fixture.files()).containsOnlyKeys("Poster.webp");
        assertThat(sync("webimage").assets()).isEmpty();
        assertThat(fixture.files()).containsOnlyKeys("Poster.webp");
        assertThat(raw.targets()).hasSize(1);
    }

    /** Case 31: the type changes with the version, the file takes the place of the old one. */
    @Test
    void newVersionOfAnotherTypeReplacesTheFile() throws Exception {
        SampleAsset asset = fixture.add("Poster");
        listing("webimage", raw.url() + "/media/abc/webimage");
        raw.serve("/media/abc/webimage", "image/webp", WEBP);
        sync("webimage");
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        raw.serve("/media/abc/webimage", "image/png", PNG);
        assertThat(sync("webimage").count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(fixture.files()).containsOnlyKeys("Poster.png");
        assertThat(sync("webimage").assets()).isEmpty();
    }

    /** Case 31: assets of one name keep apart, and keep their names. */
    @Test
    void filesOfOneTitleKeepTheirNamesFromRunToRun() throws Exception {
        fixture.add("Poster");
        fixture.add("Poster");
        fixture.library().add(NewAsset.jpeg("Poster.v2").tags(SyncFixture.TAG));
        listing("webimage", raw.url() + "/media/abc/webimage");
        raw.serve("/media/abc/webimage", "image/webp", WEBP);
        assertThat(sync("webimage").complete()).isTrue();
        var files = fixture.files();
        assertThat(files).hasSize(3).containsKeys("Poster.webp", "Poster.v2.webp");
        assertThat(files.keySet()).allMatch(name -> name.endsWith(".webp"));
        assertThat(sync("webimage").assets()).isEmpty();
        assertThat(fixture.files()).isEqualTo(files);
    }

    /** Case 31. */
    @ParameterizedTest
    @ValueSource(strings = {"/r?format=webp", "/r?io=transform&fm=WEBP&q=80", "/r?response-content-type=image%2Fwebp"})
    void readsTheTypeFromTheQuery(String target) throws Exception {
        fixture.add("Poster");
        listing("webimage", raw.url() + target);
        raw.serve(target, "application/octet-stream", WEBP);
        assertThat(sync("webimage").complete()).isTrue();
        assertThat(fixture.files()).containsOnlyKeys("Poster.webp");
    }

    /** Case 31. */
    @Test
    void comparesRenditionNamesIgnoringCase() throws Exception {
        fixture.library().defineDerivative("WebPrimary", 300, 200);
        fixture.add("Poster");
        assertThat(sync("webprimary").count(Outcome.ADDED)).isEqualTo(1);
        assertThat(sync("WEBPRIMARY").assets()).isEmpty();
        assertThat(fixture.sync(settings ->
                                settings.withDerivative("WebPrimary").withWriteMetadata(true))
                        .bytesDownloaded())
                .isZero();
        assertThat(fixture.files()).containsKey("Poster.png");
    }

    /** Case 10. */
    @ParameterizedTest
    @ValueSource(strings = {"mini", "thul", "webimage", "WebImage"})
    void doesNotRequestTheListForABuiltInDerivative(String name) throws Exception {
        fixture.add("Poster");
        assertThat(sync(name).complete()).isTrue();
        assertThat(fixture.portal.traffic().requests(Route.DERIVATIVES)).isZero();
    }

    /** Case 10. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500})
    void usesTheDerivativesOfAssetsIfThePortalDoesNotListThem(int status) throws Exception {
        fixture.library().defineDerivative("print", 300, 200);
        fixture.add("Poster");
        fixture.portal.faults().add(FaultRule.api(Fault.status(status)).on(Route.DERIVATIVES));
        assertThat(sync("print").complete()).isTrue();
        assertThat(fixture.files()).containsOnlyKeys("Poster.png");
        assertThatThrownBy(() -> sync("poster"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("\"poster\"");
        assertThat(fixture.files()).containsOnlyKeys("Poster.png");
    }

    /** Case 10. */
    @Test
    void continuesIfTheListOfDerivativesIsUnreadable() throws Exception {
        fixture.library().defineDerivative("print", 300, 200);
        fixture.add("Poster");
        fixture.portal.faults().add(FaultRule.api(Fault.json("\"x\"")).on(Route.DERIVATIVES));
        assertThat(sync("print").complete()).isTrue();
    }

    /** Lists that address for the rendition of every asset. */
    private void listing(String rendition, String address) {
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceAll(
                                "\"" + rendition + "\":\"[^\"]*\"",
                                "\"" + rendition + "\":\"" + address.replace("\\", "\\\\") + "\"")))
                        .on(Route.MEDIA_LIST));
    }

    private SyncReport sync(String derivative) throws IOException {
        return fixture.sync(settings -> settings.withDerivative(derivative));
    }
}
