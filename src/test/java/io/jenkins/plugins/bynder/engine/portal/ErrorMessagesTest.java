package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure gives one clear message and causes no useless request. */
@Timeout(120)
class ErrorMessagesTest {

    /** A page that is not asked for in a smaller size when it fails. */
    private static final int SMALL = 100;

    private static final int ATTEMPTS = 5;

    private Fixture fixture;
    private HttpPortal portal;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start();
        portal = fixture.portal(fixture.apiKeys());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of(Fault.status(500), "keeps failing (status 500)"),
                Arguments.of(Fault.status(504), "keeps failing (status 504)"),
                Arguments.of(Fault.status(408), "keeps failing (status 408)"),
                Arguments.of(Fault.html(503), "keeps failing (status 503)"),
                Arguments.of(Fault.html(200), "answers with a web page instead of data"),
                Arguments.of(
                        Fault.instead(SampleAnswer.of(200, "application/json", "\n <!DOCTYPE html>")),
                        "answers with a web page instead of data"),
                Arguments.of(
                        Fault.instead(SampleAnswer.of(503, "text/plain", "").withHeader("Retry-After", "0")),
                        "keeps failing (status 503)"),
                Arguments.of(Fault.resetUnserved(), "The connection to"),
                Arguments.of(Fault.lostAnswer(), "The connection to"),
                Arguments.of(Fault.resetAfter(5), "The connection to"),
                Arguments.of(Fault.closedAfter(5), "The connection to"),
                Arguments.of(Fault.truncated(20), "broke (the response ends too early)"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void repeatsReadsAfterTemporaryErrors(Fault fault, String sentence) throws Exception {
        fixture.add("One");
        fixture.sample.faults().add(FaultRule.api(fault).times(ATTEMPTS - 1));
        assertThat(portal.assets(GELATO, 1, SMALL, AssetParts.basic()).assets()).hasSize(1);
        assertThat(portal.requests()).isEqualTo(ATTEMPTS);
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(ATTEMPTS);

        fixture.sample.faults().clear();
        fixture.sample.faults().add(FaultRule.api(fault));
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, SMALL, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining(fixture.sample.url())
                .hasMessageContaining(sentence)
                .hasMessageContaining("(attempts: 5)");
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(2 * ATTEMPTS);
    }

    @Test
    void repeatsReadsAfterATimeout() throws Exception {
        HttpPortal portal = fixture.portal(fixture.apiKeys(), Fixture.IMPATIENT);
        String id = fixture.add("One").id();
        fixture.sample.faults().add(FaultRule.api(Fault.silence()).times(1));
        fixture.sample.faults().add(FaultRule.api(Fault.stallAfter(5)).times(2));
        assertThat(portal.assets(GELATO, 1, SMALL, AssetParts.basic()).assets()).hasSize(1);
        assertThat(portal.requests()).isEqualTo(3);

        fixture.sample.faults().add(FaultRule.api(Fault.silence()));
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, SMALL, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("sent nothing within 0.7 s")
                .hasMessageContaining("--timeout-first-byte")
                .hasMessageContaining("(attempts: 5)");
        assertThat(Fixture.failure(() -> portal.writeMetaproperty(id, "m", "v")))
                .hasMessageContaining("did not answer when asked to edit an asset");
        assertThat(fixture.sample.traffic().requests(Route.MEDIA_EDIT)).isEqualTo(1);
    }

    @Test
    void abandonsASlowResponseAfterTheCallTimeout() {
        fixture.add("One");
        fixture.sample.faults().add(FaultRule.api(Fault.throttled(20)));
        HttpSettings hasty =
                Fixture.QUICK.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(300));
        HttpPortal waiting = fixture.portal(fixture.apiKeys(), hasty);
        assertThat(Fixture.failure(() -> waiting.assets(GELATO, 1, SMALL, AssetParts.basic())))
                .hasMessageContaining("did not complete its answer within 0.3 s")
                .hasMessageContaining("--timeout-call");
        assertThat(waiting.requests()).isEqualTo(ATTEMPTS);
    }

    @Test
    void acceptsACompleteResponseDespiteAWrongLength() throws Exception {
        fixture.add("One");
        fixture.sample.faults().add(FaultRule.api(Fault.announcesMore(5)));
        assertThat(portal.assets(GELATO, 1, SMALL, AssetParts.basic()).assets()).hasSize(1);
        assertThat(portal.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void sendsAWriteOnceAndReportsTheUncertainty(Fault fault) {
        String id = fixture.add("One").id();
        fixture.sample.faults().add(FaultRule.api(fault).on(Route.MEDIA_EDIT, Route.METAPROPERTY_CREATE));
        // The portal's 202 is all that counts: a body that breaks off after it is no failure of the edit.
        PortalException failure = Fixture.failure(() -> portal.createTextMetaproperty("gelatourl", "Gelato URL"));
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("create the metaproperty")
                .hasMessageContaining("The change may have been made: check before trying again.");
        assertThat(fixture.sample.traffic().requests(Route.METAPROPERTY_CREATE)).isEqualTo(1);
        Fixture.failure(() -> portal.writeMetaproperty(id, "m", "v"));
        assertThat(fixture.sample.traffic().requests(Route.MEDIA_EDIT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anySuccessStatusConfirmsAWrite(int status) throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(
                        Fault.instead(SampleAnswer.of(status, "text/plain", status == 204 ? "" : "Accepted"))));
        portal.writeMetaproperty("a", "m", "v");
        assertThat(portal.requests()).isEqualTo(1);
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        HttpPortal nowhere = HttpPortal.of(
                PortalAddress.of("http://127.0.0.1:" + free),
                fixture.apiKeys(),
                RequestBudget.unlimited(),
                Fixture.QUICK);
        assertThat(Fixture.failure(() -> nowhere.whoAmI()))
                .hasMessageContaining("cannot be reached: no connection")
                .hasMessageContaining("proxy settings");
        assertThat(nowhere.requests()).isEqualTo(ATTEMPTS);
        // Certainly not sent, so even a write is tried again.
        PortalException failure = Fixture.failure(() -> nowhere.writeMetaproperty("a", "m", "v"));
        assertThat(failure).hasMessageContaining("cannot be reached: no connection");
        assertThat(nowhere.requests()).isEqualTo(2 * ATTEMPTS);
    }

    @Test
    void reportsAnUnknownHost() {
        assertThat(ErrorMessages.reach("https://x.invalid", new UnknownHostException("x.invalid"), 5, List.of())
                        .text())
                .startsWith("https://x.invalid cannot be reached: the host name cannot be resolved.");
    }

    @Test
    void reportsATlsFailure() {
        HttpPortal tls = HttpPortal.of(
                PortalAddress.of(fixture.sample.url().replace("http:", "https:")),
                fixture.apiKeys(),
                RequestBudget.unlimited(),
                Fixture.QUICK);
        PortalException failure = Fixture.failure(() -> tls.whoAmI());
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContaining("certificate or encryption was rejected");
    }

    @Test
    void reportsAServerThatIsNotAPortal() {
        HttpPortal other = HttpPortal.of(
                PortalAddress.of(fixture.sample.fileHostUrl()),
                fixture.apiKeys(),
                RequestBudget.unlimited(),
                Fixture.QUICK);
        PortalException failure = Fixture.failure(() -> other.assets(GELATO, 1, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(failure).hasMessageContaining("answers, but not as a Bynder portal");
        assertThat(other.requests()).isEqualTo(1);
    }

    @Test
    void distinguishesTheNotFoundOfTheGatewayFromThatOfAnAsset() {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.instead(SampleAnswer.of(
                                404,
                                "application/json",
                                "{\"message\":\"no Route matched with those values\",\"request_id\":\"1\"}")))
                        .times(1));
        assertThat(Fixture.failure(() -> portal.original("a")))
                .hasMessageContaining("has no path /api/v4/media/a/")
                .hasMessageContaining("Bynder support");
        assertThat(Fixture.failure(() -> portal.original("a")))
                .hasMessageContaining("has no asset a any more")
                .hasMessageContaining("The portal said: Media not found");
        assertThat(Fixture.failure(() -> portal.writeMetaproperty("a", "m", "v")))
                .hasMessageContaining("has no asset a any more");
        assertThat(Fixture.failure(() -> portal.downloadLink("a"))).hasMessageContaining("has no original file");
        assertThat(portal.requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/api/v4/media/?token=S3cr3t, 'redirects to other.example. If that is the portal, set'",
        "/login?next=S3cr3t, 'redirects API requests to a web page'",
        "'', 'redirects API requests to a web page'",
        "mailto:x@y, 'redirects, but does not give a target'",
    })
    void followsNoRedirectAndNamesTheHost(String location, String sentence) {
        fixture.sample.faults().add(FaultRule.api(Fault.redirect(302, location)));
        PortalException failure = Fixture.failure(() -> portal.whoAmI());
        assertThat(failure.problem()).isEqualTo(Problem.INVALID_RESPONSE);
        assertThat(failure).hasMessageContaining(sentence).hasMessageNotContaining("S3cr3t");
        assertThat(portal.requests()).isEqualTo(1);
    }

    @Test
    void sendsNothingToTheTargetOfARedirect() {
        fixture.sample.faults().add(FaultRule.api(Fault.redirect(307, fixture.sample.fileHostUrl() + "/original/a/b")));
        Fixture.failure(() -> portal.whoAmI());
        Fixture.failure(() -> portal.writeMetaproperty("a", "m", "v"));
        assertThat(fixture.sample.traffic().fileRequests()).isZero();
    }

    static Stream<Arguments> notPromised() {
        return Stream.of(
                Arguments.of(Fault.json(""), "no list of assets"),
                Arguments.of(Fault.json("{\"message\":\"hello\"}"), "no list of assets"),
                Arguments.of(Fault.json("S3cr3t garbage"), "it is not valid JSON"),
                Arguments.of(Fault.json("{\"media\":[}"), "it is not valid JSON"),
                Arguments.of(Fault.nested(100_000), "exceeds the size limits"),
                Arguments.of(
                        Fault.json("[{\"id\":\"a\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}]"),
                        "exceeds the size limits"),
                Arguments.of(
                        Fault.json("[{\"id\":\"a\",\"name\":\"" + "x".repeat(2 << 20) + "\"}]"),
                        "exceeds the size limits"),
                Arguments.of(Fault.oversized(65L << 20), "longer than 64 MiB"));
    }

    @ParameterizedTest
    @MethodSource("notPromised")
    void explainsHowAResponseIsInvalid(Fault fault, String way) {
        fixture.sample.faults().add(FaultRule.api(fault));
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, SMALL, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.INVALID_RESPONSE);
        assertThat(failure)
                .hasMessageContaining("when asked to list the assets: ")
                .hasMessageContaining(way)
                .hasMessageNotContaining("S3cr3t");
        assertThat(portal.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"name\":\"no id\"}]", "[{\"id\":\"../../etc\"}]", "[42]"})
    void countsAnUnreadableEntryAndReportsTheListingAsIncomplete(String answer) throws Exception {
        fixture.sample.faults().add(FaultRule.api(Fault.json(answer)));
        assertThat(portal.assets(GELATO, 1, SMALL, AssetParts.basic()).unreadable())
                .isEqualTo(1);
        AssetListing listing = new AssetListing(portal, GELATO, AssetParts.basic());
        assertThat(Fixture.failure(() -> listing.readWhole(10)).problem()).isEqualTo(Problem.INVALID_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "http://files.example/a?X-Amz-Signature=S3cr3t", "https://u:S3cr3t@h/"})
    void rejectsAnUnsafeLink(String link) {
        String id = fixture.add("One").id();
        fixture.sample.quirks().linkTo(id, link);
        PortalException failure = Fixture.failure(() -> portal.downloadLink(id));
        assertThat(failure.problem()).isEqualTo(Problem.INVALID_RESPONSE);
        assertThat(failure)
                .hasMessageContaining("a download link that is not an https address")
                .hasMessageNotContaining("S3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"s3_file\":null}", "{\"s3_file\":\"\"}"})
    void saysThatThereIsNoLink(String answer) {
        String id = fixture.add("One").id();
        fixture.sample.faults().add(FaultRule.api(Fault.json(answer)));
        assertThat(Fixture.failure(() -> portal.downloadLink(id)))
                .hasMessageContaining("gave no download link for asset " + id);
    }

    @Test
    void doesNotCallANotModifiedARedirect() {
        fixture.sample.faults().add(FaultRule.api(Fault.instead(SampleAnswer.of(304, "text/plain", ""))));
        assertThat(Fixture.failure(() -> portal.assets(GELATO, 1, SMALL, AssetParts.basic())))
                .hasMessageContaining("(status 304)");
    }

    @Test
    void namesTheRoleForDownloads() {
        SampleUser owner = fixture.sample.access().owner();
        SampleAsset asset = fixture.add("One");
        owner.setRoles(without("MEDIAHIGHRES"));
        assertThat(Fixture.failure(() -> portal.downloadLink(asset.id())))
                .hasMessageContaining(owner.profileName() + "\" lacks \"Download original assets\" (role MEDIAHIGHRES)")
                .hasMessageContaining("Settings > Users & rights > Permission Management");
        assertThat(portal.requests()).isEqualTo(3);
        Fixture.failure(() -> portal.downloadLink(asset.id()));
        assertThat(portal.requests()).as("the profile is read once").isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "archived, ARCHIVEDOWNLOAD, ARCHIVEDOWNLOAD",
        "limited, KEYVISUALSDOWNLOAD, KEYVISUALDOWNLOAD",
        "watermarked, DOWNLOADWATERMARK, DOWNLOADWATERMARK"
    })
    void namesTheRoleForSpecialAssets(String what, String role, String spelling) {
        fixture.sample.access().owner().setRoles(without(role, spelling));
        SampleAsset asset = fixture.add("One");
        switch (what) {
            case "archived" -> fixture.sample.library().archive(asset.id(), true);
            case "limited" -> fixture.sample.library().setLimited(asset.id(), true);
            default -> fixture.sample.library().setWatermarked(asset.id(), true);
        }
        PortalException failure = Fixture.failure(() -> portal.downloadLink(asset.id()));
        assertThat(failure.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(failure).hasMessageContaining("(role " + role + ")").hasMessageNotContaining("MEDIAHIGHRES");
    }

    @Test
    void reportsALockedAssetIfNoRoleIsMissing() {
        SampleAsset asset = fixture.add("One");
        fixture.sample.quirks().deny(asset.id());
        assertThat(Fixture.failure(() -> portal.downloadLink(asset.id())))
                .hasMessageContaining("the asset is locked for this user");
    }

    @Test
    void namesAllRolesIfTheProfileCannotBeRead() {
        SampleUser user = fixture.sample
                .access()
                .addUser("bob@example.com", "Readers", Set.of(), Set.of("asset:read", "current.user:read"));
        SampleAsset asset = fixture.add("One");
        assertThat(Fixture.failure(
                        () -> fixture.portal(fixture.permanentToken(user)).downloadLink(asset.id())))
                .hasMessageContaining("MEDIAHIGHRES")
                .hasMessageContaining("ARCHIVEDOWNLOAD")
                .hasMessageContaining("The portal said: ");
    }

    @Test
    void namesTheRoleForWriting() {
        fixture.sample.access().owner().setRoles(Set.of());
        SampleAsset asset = fixture.add("One");
        assertThat(Fixture.failure(() -> portal.writeMetaproperty(asset.id(), "m", "v")))
                .hasMessageContaining("\"Edit assets\" (role MEDIAEDIT)")
                .hasMessageContaining("asset:write");
        assertThat(Fixture.failure(() -> portal.createTextMetaproperty("x", "Label")))
                .hasMessageContaining("create the metaproperty \"Label\"")
                .hasMessageContaining("role METAPROPERTYMANAGEMENT");
        assertThat(portal.requests()).isEqualTo(2);
    }

    @Test
    void namesTheScopesThatATokenMayLack() {
        SampleUser user =
                fixture.sample.access().addUser("bob@example.com", "Readers", SampleUser.ROLES, Set.of("asset:write"));
        PortalException failure = Fixture.failure(
                () -> fixture.portal(fixture.permanentToken(user)).assets(GELATO, 1, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(failure).hasMessageContaining("the scope asset:read");
    }

    @Test
    void quotesThePortalsReasonForARejection() {
        assertThat(Fixture.failure(() -> portal.createTextMetaproperty("Not A Name", "Label")))
                .hasMessageContaining(
                        "rejected the request to create the metaproperty (status 400). The portal said: ");
    }

    private static Set<String> without(String... roles) {
        Set<String> left = new HashSet<>(SampleUser.ROLES);
        left.removeAll(Set.copyOf(List.of(roles)));
        return left;
    }
}
