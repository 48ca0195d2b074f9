package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.Content;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FileHostTest {

    private static final PortalAddress PUBLIC_PORTAL = PortalAddress.of("brand.bynder.com");

    private Fixture fixture;
    private FileHost host;
    private SampleAsset asset;
    private byte[] bytes;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start(SampleSettings.defaults().withLinkLifetime(Duration.ofMinutes(15)));
        host = FileHost.of(fixture.address(), Fixture.IMPATIENT, 8);
        asset = fixture.add("One");
        Content content = asset.original().content();
        bytes = content.bytes();
    }

    @AfterEach
    void stop() {
        host.close();
        fixture.close();
    }

    private DownloadLink link() throws Exception {
        return fixture.portal().downloadLink(asset.id());
    }

    @Test
    void returnsTheWholeFile() throws Exception {
        try (FileBody body = whole(host.open(link()))) {
            assertThat(body.offset()).isZero();
            assertThat(body.total()).isEqualTo(bytes.length);
            assertThat(body.length()).isEqualTo(bytes.length);
            assertThat(body.contentType()).isEqualTo("image/jpeg");
            assertThat(body.validator()).startsWith("\"");
            assertThat(body.stream().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void returnsTheRestOfAnUnchangedFile() throws Exception {
        String validator = validator(host.open(link()));
        try (FileBody body = rest(host.resume(link(), 7000, validator))) {
            assertThat(body.offset()).isEqualTo(7000);
            assertThat(body.total()).isEqualTo(bytes.length);
            assertThat(body.length()).isEqualTo(bytes.length - 7000);
            assertThat(body.validator()).isEqualTo(validator);
            assertThat(body.stream().readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 7000, bytes.length));
        }
    }

    @Test
    void resumesByTimeWithoutAStrongTag() throws Exception {
        asset = fixture.sample.library().add(NewAsset.jpeg("Old").created(Instant.parse("2020-01-01T00:00:00Z")));
        fixture.sample.faults().add(FaultRule.files(Fault.withoutHeader("ETag")));
        String validator = validator(host.open(link()));
        assertThat(validator).contains("GMT");
        rest(host.resume(link(), 10, validator)).close();
    }

    /** Two versions of one second have the same time. */
    @Test
    void aTooRecentTimeIsNoValidator() throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.withoutHeader("ETag")));
        fixture.sample
                .faults()
                .add(FaultRule.files(Fault.changed(answer -> answer.withHeader(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))))));
        assertThat(validator(host.open(link()))).isEmpty();
    }

    private static Fault longAgo() {
        return Fault.changed(answer -> answer.withHeader("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
    }

    @Test
    void weakTagIsNoValidator() throws Exception {
        fixture.sample.faults().add(FaultRule.files(longAgo()));
        fixture.sample.faults().add(FaultRule.files(Fault.changed(answer -> answer.withHeader("ETag", "W/\"weak\""))));
        assertThat(validator(host.open(link()))).contains("GMT");
    }

    @Test
    void returnsTheWholeFileIfItChangedOrRangesAreNotSupported() throws Exception {
        String validator = validator(host.open(link()));
        fixture.sample.quirks().ignoreRanges(true);
        whole(host.resume(link(), 10, validator)).close();
        fixture.sample.quirks().ignoreRanges(false);
        fixture.sample.quirks().changeEtag(asset.id());
        whole(host.resume(link(), 10, validator)).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 11-19999/20000", "bytes 10-x/20000", "", "items 10-19/20"})
    void rejectsARangeThatWasNotRequested(String range) throws Exception {
        String validator = validator(host.open(link()));
        fixture.sample
                .faults()
                .add(FaultRule.files(Fault.changed(answer -> answer.withHeader("Content-Range", range))));
        assertThat(host.resume(link(), 10, validator)).isInstanceOf(FileAnswer.WrongRange.class);
    }

    @Test
    void reportsAnOffsetBeyondTheEnd() throws Exception {
        String validator = validator(host.open(link()));
        assertThat(host.resume(link(), bytes.length, validator)).isEqualTo(new FileAnswer.Unsatisfiable(bytes.length));
    }

    @Test
    void reportsAnUnchangedFile() throws Exception {
        String validator = validator(host.open(link()));
        assertThat(host.openIfChanged(link(), validator)).isEqualTo(new FileAnswer.Unchanged());
        fixture.sample.quirks().changeEtag(asset.id());
        whole(host.openIfChanged(link(), validator)).close();
    }

    @Test
    void distinguishesAnExpiredLinkFromAMissingFile() throws Exception {
        DownloadLink link = link();
        fixture.sample.clock().advance(Duration.ofHours(1));
        assertThat(host.open(link)).isInstanceOf(FileAnswer.Expired.class);
        assertThat(host.open(DownloadLink.of(fixture.sample.fileHostUrl() + "/nothing")))
                .isEqualTo(new FileAnswer.Missing());
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, FileAnswer.Expired.class),
                Arguments.of(401, FileAnswer.Expired.class),
                Arguments.of(410, FileAnswer.Expired.class),
                Arguments.of(408, FileAnswer.Failed.class),
                Arguments.of(429, FileAnswer.Failed.class),
                Arguments.of(500, FileAnswer.Failed.class),
                Arguments.of(503, FileAnswer.Failed.class),
                Arguments.of(202, FileAnswer.NotYet.class),
                Arguments.of(204, FileAnswer.NotYet.class),
                Arguments.of(206, FileAnswer.Failed.class),
                Arguments.of(300, FileAnswer.Refused.class),
                Arguments.of(405, FileAnswer.Refused.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void classifiesEveryStatus(int status, Class<? extends FileAnswer> kind) throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.instead(SampleAnswer.of(status, "text/plain", ""))));
        FileAnswer answer = host.open(link());
        assertThat(answer).isInstanceOf(kind);
        if (answer instanceof FileAnswer.Failed failed) {
            assertThat(failed.why().text()).isEqualTo("The file host 127.0.0.1 answered with status " + status + ".");
        }
    }

    @Test
    void reportsAnUnreachableHost() throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.silence()));
        assertThat(host.open(link()))
                .isInstanceOfSatisfying(
                        FileAnswer.Failed.class,
                        failed -> assertThat(failed.why().text())
                                .startsWith("127.0.0.1 sent nothing within 0.7 s.")
                                .contains("\"First byte\"", "--timeout-first-byte"));
    }

    @Test
    void reportsHowLongAHostWasSilent() throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.stallAfter(5000)));
        try (FileBody body = whole(host.open(link()))) {
            assertThatThrownBy(() -> body.stream().readAllBytes())
                    .isInstanceOf(TimeLimitException.class)
                    .hasMessageContainingAll("nothing more within 0.7 s", "\"Silence\"", "--timeout-silence");
        }
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(Fault.stallAfter(5000)),
                Arguments.of(Fault.resetAfter(5000)),
                Arguments.of(Fault.closedAfter(5000)),
                Arguments.of(Fault.announcesMore(1)));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void anIncompleteBodyFails(Fault fault) throws Exception {
        fixture.sample.faults().add(FaultRule.files(fault));
        try (FileBody body = whole(host.open(link()))) {
            assertThatThrownBy(() -> body.stream().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void followsFiveRedirectsAndNoMore() throws Exception {
        DownloadLink link = link();
        FaultRule redirect = FaultRule.files(Fault.redirect(302, link.uri().toString()));
        fixture.sample.faults().add(redirect.times(5));
        whole(host.open(link)).close();
        fixture.sample.faults().clear();
        fixture.sample.faults().add(redirect);
        assertThat(host.open(link)).isInstanceOf(FileAnswer.Refused.class);
        assertThat(fixture.sample.traffic().fileRequests()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://files.example/a", "ftp://127.0.0.1/", "file:///etc/passwd", "javascript:x"})
    void followsNoRedirectToAnUnsafeAddress(String location) throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.redirect(302, location)));
        assertThat(host.open(link()))
                .isInstanceOfSatisfying(
                        FileAnswer.Refused.class,
                        refused -> assertThat(refused.why().text()).contains("only https addresses are followed"));
    }

    @Test
    void rejectsLoopbackLinksOfARemotePortal() throws Exception {
        DownloadLink link = link();
        try (FileHost agent = FileHost.of(PUBLIC_PORTAL, Fixture.QUICK, 1)) {
            assertThat(agent.open(link)).isInstanceOf(FileAnswer.Refused.class);
            assertThat(agent.open(DownloadLink.of("https://localhost/"))).isInstanceOf(FileAnswer.Refused.class);
        }
        assertThat(fixture.sample.traffic().fileRequests()).isZero();
    }

    @Test
    void sendsNoCredentialsAndRequestsUncompressedBytes() throws Exception {
        whole(host.open(link())).close();
        assertThat(fixture.sample.traffic().journal(io.jenkins.plugins.bynder.sample.Route.ORIGINAL))
                .singleElement()
                .satisfies(served -> assertThat(served.call().authorization()).isEmpty());
    }

    @Test
    void cancelEndsBlockedReadsButNotLaterOnes() throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.stallAfter(5000)).times(4));
        FileHost patient = FileHost.of(fixture.address(), Fixture.PATIENT, 8);
        DownloadLink link = link();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> reads = new ArrayList<>();
            CountDownLatch open = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                reads.add(executor.submit(() -> {
                    try (FileBody body = whole(patient.open(link))) {
                        open.countDown();
                        return body.stream().readAllBytes();
                    }
                }));
            }
            Await.until(
                    "all are open and stalled",
                    () -> open.getCount() == 0 && fixture.sample.faults().stalled() == 4);
            patient.cancelAll();
            for (Future<byte[]> read : reads) {
                assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
            }
            whole(patient.open(link)).close();
        } finally {
            patient.close();
            executor.shutdownNow();
        }
        assertThat(patient.open(link)).isInstanceOf(FileAnswer.Failed.class);
    }

    @Test
    void interruptEndsTheWaitForAResponse() throws Exception {
        fixture.sample.faults().add(FaultRule.files(Fault.silence()));
        DownloadLink link = link();
        try (FileHost patient = FileHost.of(fixture.address(), Fixture.PATIENT, 1)) {
            Thread test = Thread.currentThread();
            Thread other = new Thread(() -> {
                Await.until("the request stalls", () -> fixture.sample.faults().stalled() == 1);
                test.interrupt();
            });
            other.start();
            assertThatThrownBy(() -> patient.open(link)).isInstanceOf(InterruptedException.class);
            other.join();
        }
    }

    @Test
    void settingsAreSerializable() throws Exception {
        HttpSettings settings = HttpSettings.standard()
                .withProxy(new ProxySettings("proxy.example", 3128, "user", "secret", List.of("*.example")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(settings);
        }
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(objects.readObject()).isEqualTo(settings);
        }
    }

    private static FileBody whole(FileAnswer answer) {
        assertThat(answer).isInstanceOf(FileAnswer.Whole.class);
        return ((FileAnswer.Whole) answer).body();
    }

    private static String validator(FileAnswer answer) throws IOException {
        try (FileBody body = whole(answer)) {
            return body.validator();
        }
    }

    private static FileBody rest(FileAnswer answer) {
        assertThat(answer).isInstanceOf(FileAnswer.Rest.class);
        return ((FileAnswer.Rest) answer).body();
    }
}
