package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.ReportText;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Coding;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A transfer proves itself regardless of the listing; progress means new bytes. */
@Timeout(300)
class SyncTransferTest extends SyncFixtureBase {

    private static final int FILM = 2_000_000;

    /** Case 20. */
    @ParameterizedTest
    @ValueSource(longs = {17_000, 23_000, 0, 1})
    void acceptsCompleteFilesOfAnotherSizeThanListed(long listed) throws Exception {
        for (int n = 0; n < 12; n++) {
            fixture.portal.quirks().wrongSize(fixture.add("Flyer " + n).id(), listed);
        }
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.count(Outcome.ADDED)).isEqualTo(12);
        assertThat(report.assets()).allSatisfy(asset -> {
            assertThat(asset.size()).isEqualTo(20_000);
            assertThat(asset.listedSize()).isEqualTo(listed);
        });
        assertThat(ReportText.of(report, 100)).containsOnlyOnce("12 files have another size than Bynder lists.");
        assertThat(ReportJson.of(report)).contains("\"listedSize\" : " + listed);
        fixture.assertFolderEqualsSet();
        long asked = fixture.portal.traffic().apiRequests() - 1 - 12;
        assertThat(asked).as("questions about sizes").isLessThanOrEqualTo(ExpectedSize.MAX_USELESS + 8);
        fixture.portal.traffic().reset();
        fixture.assertNothingToDo();
        assertThat(fixture.portal.traffic().apiRequests()).isEqualTo(1);
        assertThat(fixture.portal.traffic().fileRequests()).isZero();
    }

    /** Case 20. */
    @Test
    void detectsANewVersionOfEqualSizeDespiteWrongSizes() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.portal.quirks().wrongSize(asset.id(), 17_000);
        fixture.sync();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    /** Case 20. */
    @Test
    void aMetadataChangeDownloadsNothingDespiteWrongSizes() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.portal.quirks().wrongSize(asset.id(), 17_000);
        fixture.sync();
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        SyncReport report = fixture.sync();
        assertThat(report.bytesDownloaded()).isZero();
        assertThat(report.assets()).noneMatch(AssetReport::differsFromListing);
        fixture.assertNothingToDo();
    }

    /** Case 20. */
    @Test
    void rejectsABodyShorterThanItsContentLength() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.portal.quirks().wrongSize(asset.id(), 12_000);
        on(FaultRule.files(Fault.announcesMore(5)));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(fixture.files()).isEmpty();
        assertThat(report.assets().get(0).reason()).doesNotContain("null");
    }

    /** Case 20: a machine on the way cut the file and counted what it had. */
    @Test
    void confirmsAFileThatIsShorterThanListed() throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.truncated(10_000)).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 20: files that are always shorter than listed cost one more request each, once. */
    @Test
    void acceptsAConsistentlyShorterSizeAfterOneConfirmation() throws Exception {
        for (int n = 0; n < 12; n++) {
            fixture.add("Flyer " + n);
        }
        fixture.portal.quirks().metadataInFiles(-5_000);
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.count(Outcome.ADDED)).isEqualTo(12);
        assertThat(report.bytesDownloaded()).isEqualTo(12 * 15_000);
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(2 * 12);
        fixture.portal.traffic().reset();
        fixture.assertNothingToDo();
        assertThat(fixture.portal.traffic().fileRequests()).isZero();
        assertThat(fixture.portal.traffic().apiRequests()).isEqualTo(1);
    }

    /** Case 20. */
    @Test
    void acceptsAChunkedFileOfAnotherSize() throws Exception {
        fixture.portal.quirks().wrongSize(fixture.add("Flyer").id(), 23_000);
        on(FaultRule.files(Fault.withoutLength()));
        assertThat(fixture.sync().assets()).extracting(AssetReport::listedSize).containsExactly(23_000L);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    /** Case 20. */
    @Test
    void acceptsTheEndOfAConnectionAtTheListedSize() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        byte[] bytes = asset.original().content().bytes();
        try (CloseDelimitedHost host = new CloseDelimitedHost(n -> n == 0 ? Arrays.copyOf(bytes, 9_000) : bytes)) {
            fixture.portal.quirks().linkTo(asset.id(), host.url());
            assertThat(fixture.sync().complete()).isTrue();
            assertThat(host.requests()).isEqualTo(2);
        }
        fixture.assertFolderEqualsSet();
    }

    /** Case 20. */
    @Test
    void acceptsAnotherEndOfAConnectionIfItRepeats() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.portal.quirks().wrongSize(asset.id(), 17_000);
        byte[] bytes = asset.original().content().bytes();
        try (CloseDelimitedHost host = new CloseDelimitedHost(n -> Arrays.copyOf(bytes, n < 2 ? 9_000 + n : 20_000))) {
            fixture.portal.quirks().linkTo(asset.id(), host.url());
            assertThat(fixture.sync().complete()).isTrue();
            assertThat(host.requests()).isEqualTo(4);
        }
        fixture.assertFolderEqualsSet();
    }

    /** Case 20: a proxy that cuts each file at the same byte. */
    @Test
    void rejectsARepeatedEndOfAConnectionBeforeTheListedSize() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        byte[] bytes = asset.original().content().bytes();
        try (CloseDelimitedHost host = new CloseDelimitedHost(n -> Arrays.copyOf(bytes, 9_000))) {
            fixture.portal.quirks().linkTo(asset.id(), host.url());
            SyncReport report = fixture.sync();
            assertThat(report.assets().get(0).reason()).contains("only 9,000 of the 20,000 bytes");
            assertThat(host.requests()).isLessThanOrEqualTo(10);
        }
        assertThat(fixture.files()).isEmpty();
        fixture.portal.quirks().clear();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    static Stream<Arguments> otherVersions() {
        return Stream.of(
                Arguments.of("its own tag", Fault.latency(Duration.ZERO)),
                Arguments.of("no validator", Fault.changed(SyncTransferTest::withoutValidator)),
                Arguments.of("a weak tag", Fault.changed(answer -> answer.withHeader("ETag", "W/\"v2\""))));
    }

    /** Case 21: half of v1 is there, v2 is uploaded, and the host ignores {@code If-Range}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("otherVersions")
    void neverResumesWithAnotherVersion(String name, Fault fault) throws Exception {
        SampleAsset asset = film();
        stopAt(1_000_000);
        fixture.later();
        fixture.library().uploadNewVersion(asset.id(), "film.mp4", FILM + 400_000);
        on(FaultRule.files(Fault.ignoringIfRange()));
        on(FaultRule.files(fault));
        assertThat(fixture.sync().complete()).as(name).isTrue();
        fixture.assertFolderEqualsSet();
        fixture.portal.faults().clear();
        fixture.assertNothingToDo();
    }

    /** Case 21: without any validator. */
    @Test
    void neverResumesWithoutAValidator() throws Exception {
        SampleAsset asset = film();
        on(FaultRule.files(Fault.changed(SyncTransferTest::withoutValidator)));
        stopAt(1_000_000);
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        on(FaultRule.files(Fault.ignoringIfRange()));
        on(FaultRule.files(Fault.changed(SyncTransferTest::withoutValidator)));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 21: a time of last change is no proof for an asset that has changed since. */
    @Test
    void neverResumesByTimeIfTheAssetHasChanged() throws Exception {
        SampleAsset asset = film();
        Fault sameTime = Fault.changed(
                answer -> withoutValidator(answer).withHeader("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
        on(FaultRule.files(sameTime));
        stopAt(1_000_000);
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        on(FaultRule.files(sameTime));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 22: v2 has the same size and comes while v1 is on its way. */
    @Test
    void neverMixesTwoVersionsOfOneSize() throws Exception {
        SampleAsset asset = film();
        on(FaultRule.files(Fault.ignoringIfRange()));
        on(FaultRule.files(Fault.closedAfter(1_000_000)).times(1));
        on(FaultRule.files(Fault.expiredLink()).skip(1).times(1));
        on(FaultRule.files(Fault.meanwhile(() -> {
                    fixture.later();
                    fixture.library().uploadNewVersion(asset.id());
                }))
                .skip(1)
                .times(1));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    static Stream<Arguments> oddRanges() {
        return Stream.of(
                Arguments.of("another total", "bytes 1000000-1999999/2000001"),
                Arguments.of("another offset", "bytes 1000001-1999999/2000000"),
                Arguments.of("no total at all", "bytes"));
    }

    /** Case 21. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddRanges")
    void startsOverAfterAWrongRange(String name, String range) throws Exception {
        film();
        on(FaultRule.files(Fault.closedAfter(1_000_000)).times(1));
        on(FaultRule.files(Fault.changed(answer -> answer.withHeader("Content-Range", range)))
                .skip(1)
                .times(1));
        assertThat(fixture.sync().complete()).as(name).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 21: a host that has answered so once does so in every run. */
    @Test
    void requestsTheWholeFileFromAHostThatSendsMultipleRanges() throws Exception {
        film();
        stopAt(1_000_000);
        on(FaultRule.files(Fault.changed(answer -> answer.status() == 206
                ? answer.withHeader("Content-Range", "").withHeader("Content-Type", "multipart/byteranges; boundary=x")
                : answer)));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 21: a proxy or a signature that allows no ranges. Without this, each later run would fail in the same way. */
    @ParameterizedTest
    @ValueSource(ints = {304, 400, 403, 405, 412, 501})
    void requestsTheWholeFileFromAHostThatRejectsRanges(int status) throws Exception {
        film();
        stopAt(1_000_000);
        on(FaultRule.files(
                Fault.changed(answer -> answer.status() == 206 ? SampleAnswer.of(status, "text/plain", "") : answer)));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().fileRequests()).isLessThanOrEqualTo(6);
    }

    /** Case 21: a host that rejects everything keeps what has arrived. */
    @Test
    void keepsThePartIfTheWholeFileIsRejectedToo() throws Exception {
        SampleAsset asset = film();
        stopAt(1_000_000);
        on(FaultRule.files(Fault.expiredLink()));
        assertThat(fixture.sync().count(Outcome.FAILED)).isEqualTo(1);
        fixture.portal.faults().clear();
        fixture.portal.traffic().reset();
        assertThat(fixture.sync().complete()).isTrue();
        assertThat(fixture.portal.traffic().bytesSent(asset.id())).isLessThanOrEqualTo(FILM - 900_000);
    }

    /** Case 21. */
    @Test
    void acceptsA206FromTheFirstByteAsTheWholeFile() throws Exception {
        film();
        on(FaultRule.files(Fault.rangesFromZero()));
        on(FaultRule.files(Fault.closedAfter(1_000_000)).times(1));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 25. */
    @Test
    void continuesAsLongAsThereAreNewBytes() throws Exception {
        SampleAsset asset = film();
        AtomicInteger requests = new AtomicInteger();
        on(FaultRule.files(Fault.expiredLink()).when(call -> requests.incrementAndGet() % 2 == 0));
        on(FaultRule.files(Fault.closedAfter(100_000))
                .when(call -> requests.get() % 2 == 1)
                .times(19));
        SyncReport report = fixture.sync();
        assertThat(report.complete()).as("%s", report.assets()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().bytesSent(asset.id())).isLessThan(FILM + 100_000);
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                Arguments.of("a few bytes each time", Fault.closedAfter(1_000), 20 + 1),
                Arguments.of("no byte", Fault.closedAfter(0), 10),
                Arguments.of("always cut at the same byte", Fault.announcesMore(1), 11),
                Arguments.of("silent", Fault.stallAfter(0), 10),
                Arguments.of("silent after a few bytes", Fault.stallAfter(1_000), 20 + 1),
                Arguments.of(
                        "never asked whether it changed", Fault.instead(SampleAnswer.of(304, "text/plain", "")), 10));
    }

    /** Rule 3: no loop of requests is longer than the limits say. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("hopeless")
    void limitsRequestsToABrokenHost(String name, Fault fault, int most) throws Exception {
        fixture.library().add(NewAsset.video("Film", 1 << 20).tags(SyncFixture.TAG));
        fixture.timeouts(Duration.ofMillis(200), Duration.ofMinutes(10));
        fixture.silence(new StallTimeout(2, 20));
        on(FaultRule.files(fault));
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.FAILED)).as(name).isEqualTo(1);
        assertThat(report.assets().get(0).reason()).doesNotContain("null");
        assertThat(fixture.portal.traffic().fileRequests()).as(name).isLessThanOrEqualTo(most);
    }

    /** Rule 3: bytes fetched again are no progress. */
    @Test
    void repeatedBytesAreNoProgress() throws Exception {
        fixture.library().add(NewAsset.video("Film", 1 << 20).tags(SyncFixture.TAG));
        fixture.portal.quirks().ignoreRanges(true);
        on(FaultRule.files(Fault.closedAfter(500_000)));
        assertThat(fixture.sync().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(fixture.portal.traffic().fileRequests()).isLessThanOrEqualTo(6);
    }

    static Stream<Arguments> documents() {
        String page = "<!DOCTYPE html>\n<html><body>Service unavailable</body></html>";
        return Stream.of(
                Arguments.of("text/html; charset=utf-8", page),
                Arguments.of("image/jpeg", page),
                Arguments.of("application/octet-stream", "\ufeff \n<!-- cache 7 --><HTML><p>Sorry"),
                Arguments.of("image/jpeg", "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code></Error>"),
                Arguments.of("image/jpeg", "{\"message\": \"Internal error\"}"),
                Arguments.of("application/json", "[]"),
                Arguments.of("text/plain", "upstream connect error"),
                Arguments.of("image/jpeg", ""));
    }

    /** Case 28. */
    @ParameterizedTest
    @MethodSource("documents")
    void neverAcceptsAnErrorDocumentAsAFile(String type, String body) throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        Fault document = Fault.instead(SampleAnswer.of(200, type, body));
        on(FaultRule.files(document));
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.FAILED)).isEqualTo(1);
        assertThat(report.assets().get(0).reason()).startsWith("The file host 127.0.0.1 sent");
        assertThat(fixture.files()).as("the good old file stays").containsEntry("Flyer.jpg", asset.sha256());
        fixture.portal.faults().clear();
        on(FaultRule.files(document).times(2));
        assertThat(fixture.sync().count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    /** Case 28: a derivative has no size. */
    @Test
    void neverAcceptsAPageAsADerivative() throws Exception {
        fixture.library().defineDerivative("print", 300, 200);
        fixture.add("Flyer");
        on(FaultRule.files(Fault.html(200)).times(3));
        assertThat(fixture.sync(settings -> settings.withDerivative("print")).complete())
                .isTrue();
        assertThat(Files.readString(fixture.folder.resolve("Flyer.png"), StandardCharsets.ISO_8859_1))
                .startsWith("\u0089PNG");
    }

    /** Case 28: what came before the page is not lost. */
    @Test
    void aPageInPlaceOfTheRestLosesNothing() throws Exception {
        SampleAsset asset = film();
        on(FaultRule.files(Fault.closedAfter(1_500_000)).times(1));
        on(FaultRule.files(Fault.html(200)).skip(1).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().bytesSent(asset.id())).isLessThan(FILM + 10_000);
    }

    /** Case 28: the beginning of a page that breaks off is no beginning of a file. */
    @Test
    void doesNotResumeAnIncompletePage() throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.html(200)).times(2));
        on(FaultRule.files(Fault.closedAfter(3)).times(2));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 28: types that hosts give by default. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "binary/octet-stream", "application/octet-stream", "image/webp", "text/plain", "text/html"})
    void acceptsARealFileWithAnyContentType(String type) throws Exception {
        fixture.add("Flyer");
        fixture.portal.quirks().wrongSize(fixture.add("Poster").id(), 12_000);
        on(FaultRule.files(Fault.changed(answer -> answer.withHeader("Content-Type", type))));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 29. */
    @ParameterizedTest
    @EnumSource(
            value = Coding.class,
            names = {"GZIP", "X_GZIP", "GZIP_MEMBERS", "DEFLATE", "RAW_DEFLATE"})
    void decodesUnrequestedCompression(Coding coding) throws Exception {
        film();
        fixture.add("Flyer");
        on(FaultRule.files(Fault.closedAfter(300_000)).times(2));
        on(FaultRule.files(Fault.compressed(coding)));
        SyncReport report = fixture.sync();
        assertThat(report.complete()).isTrue();
        assertThat(report.assets()).noneMatch(AssetReport::differsFromListing);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    /** Case 29: values of the header that upload tools leave there. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "binary", "UTF-8", "aws-chunked"})
    void acceptsValuesThatAreNoCompression(String value) throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.changed(answer -> answer.withHeader("Content-Encoding", value))));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 29. */
    @Test
    void rejectsDamagedCompression() throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.compressed(Coding.GZIP_DAMAGED)));
        SyncReport report = fixture.sync();
        assertThat(report.assets().get(0).reason()).contains("its compressed form is damaged");
        assertThat(fixture.files()).isEmpty();
    }

    /** Case 29: a host that compresses without saying so, or twice. */
    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void rejectsUndeclaredCompression(String declared) throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.changed(answer -> {
            SampleAnswer packed = Coding.GZIP.apply(answer);
            return (declared.isEmpty() ? packed : Coding.GZIP.apply(packed)).withHeader("Content-Encoding", declared);
        })));
        SyncReport report = fixture.sync();
        assertThat(report.assets().get(0).reason()).contains("compressed form of the file and did not declare it");
        assertThat(fixture.files()).isEmpty();
        fixture.portal.faults().clear();
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 29. */
    @ParameterizedTest
    @EnumSource(
            value = Coding.class,
            names = {"GZIP", "DEFLATE"})
    void decodesTwoCodings(Coding second) throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.compressed(Coding.GZIP)));
        on(FaultRule.files(Fault.compressed(second)));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
    }

    /** Case 29. */
    @Test
    void namesAnUnsupportedCoding() throws Exception {
        fixture.add("Flyer");
        on(FaultRule.files(Fault.compressed(Coding.BROTLI)));
        SyncReport report = fixture.sync();
        assertThat(report.assets().get(0).reason()).contains("compressed form that cannot be decoded (br)");
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(1);
        assertThat(fixture.files()).isEmpty();
    }

    private SampleAsset film() {
        return fixture.library().add(NewAsset.video("Film", FILM).tags(SyncFixture.TAG));
    }

    /** A run that gets so far and no further. */
    private void stopAt(long bytes) throws Exception {
        on(FaultRule.files(Fault.closedAfter(bytes)).times(1));
        on(FaultRule.files(Fault.status(503)).skip(1));
        assertThat(fixture.sync().count(Outcome.FAILED)).isEqualTo(1);
        fixture.portal.faults().clear();
        fixture.portal.traffic().reset();
    }

    private static SampleAnswer withoutValidator(SampleAnswer answer) {
        return answer.withHeader("ETag", "").withHeader("Last-Modified", "");
    }

    private void on(FaultRule rule) {
        fixture.portal.faults().add(rule);
    }
}
