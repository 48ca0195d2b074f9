package io.jenkins.plugins.bynder.engine.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.sample.Coding;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleClock;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings that an administrator sees before a sync fails. */
class SelfTestTest {

    private static final HttpSettings QUICK = HttpSettings.standard().withBackoff(Duration.ofMillis(1));

    private SamplePortal portal;
    private SampleAsset asset;

    @BeforeEach
    void open() throws Exception {
        portal = SamplePortal.start(
                SampleSettings.defaults().withClock(SampleClock.standing(Instant.parse("2026-01-02T03:04:05Z"))));
        asset = portal.library().add(NewAsset.jpeg("Fjord").tags("Gelato"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private SelfTestReport run(ApiCredentials keys, boolean backlinks) throws Exception {
        return run(keys, backlinks, "");
    }

    private SelfTestReport run(ApiCredentials keys, boolean backlinks, String derivative) throws Exception {
        PortalAddress address = PortalAddress.of(portal.url());
        HttpPortal client = HttpPortal.of(address, keys, RequestBudget.unlimited(), QUICK);
        try (FileHost host = FileHost.of(address, QUICK, 1)) {
            Tag tag = new Tag("Gelato");
            AssetParts fields = AssetParts.basic().withRendition("webimage");
            return new SelfTest(
                            client,
                            host,
                            backlinks ? Optional.of(MetapropertyLabel.DEFAULT) : Optional.empty(),
                            derivative)
                    .run(tag, client.assets(tag, 1, fields).assets());
        }
    }

    private SelfTestReport run(boolean backlinks) throws Exception {
        return run(keys(), backlinks);
    }

    private PermanentToken keys() {
        return new PermanentToken(portal.access().owner().keys().permanentToken());
    }

    private SelfTestReport without(String... roles) throws Exception {
        Set<String> left = new HashSet<>(SampleUser.ROLES);
        left.removeAll(Set.of(roles));
        portal.access().owner().setRoles(left);
        return run(true);
    }

    private static Finding finding(SelfTestReport report, String key) {
        return report.findings().stream()
                .filter(finding -> finding.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Finding.State state(SelfTestReport report, String key) {
        return finding(report, key).state();
    }

    private SelfTestReport runWithUsage() throws Exception {
        PortalAddress address = PortalAddress.of(portal.url());
        HttpPortal client = HttpPortal.of(address, keys(), RequestBudget.unlimited(), QUICK);
        try (FileHost host = FileHost.of(address, QUICK, 1)) {
            Tag tag = new Tag("Gelato");
            return new SelfTest(client, host, Optional.empty(), "", true, Locale.GERMAN)
                    .run(tag, client.assets(tag, 1, AssetParts.basic()).assets());
        }
    }

    @Test
    void checksTheRoleForAssetUsageOnlyWhereItIsReported() throws Exception {
        assertThat(state(runWithUsage(), "STATISTICS")).isEqualTo(Finding.State.PRESENT);

        without("STATISTICS");
        SelfTestReport report = runWithUsage();

        assertThat(state(report, "STATISTICS")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "STATISTICS").where()).contains("im Profil des Benutzers");
        assertThat(report.serious()).isTrue();
        assertThat(run(true).findings()).noneMatch(finding -> finding.key().equals("STATISTICS"));
    }

    @Test
    void withAllRolesNothingIsMissing() throws Exception {
        SelfTestReport report = run(true);

        assertThat(report.serious()).isFalse();
        assertThat(report.account().orElseThrow().user()).isEqualTo("ann@example.com");
        assertThat(report.findings()).noneMatch(finding -> finding.state() == Finding.State.MISSING);
        assertThat(state(report, "MEDIAHIGHRES")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(finding(report, "Gelato URL").detail()).contains("The first backlink creates it");
    }

    @Test
    void sendsFiveRequestsAndTwoForOneFileAndChangesNothing() throws Exception {
        threeAssets();
        portal.traffic().reset();

        run(true);

        int listingBefore = 1;
        assertThat(portal.traffic().apiRequests() - listingBefore).isEqualTo(5);
        assertThat(portal.traffic().fileRequests()).isEqualTo(2);
        assertThat(portal.traffic().bytesSent()).isEqualTo(portal.traffic().bytesSent(asset.id()));
        assertThat(portal.edits()).isEmpty();
        assertThat(portal.library().metaproperties().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIAHIGHRES, No file can be downloaded",
        "MEDIAEDIT, No backlink can be written",
        "METAPROPERTYMANAGEMENT, cannot be created"
    })
    void namesAMissingRoleItsEffectAndWhereToGrantIt(String role, String effect) throws Exception {
        SelfTestReport report = without(role, "KEYVISUALDOWNLOAD");

        assertThat(state(report, role)).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, role).detail()).contains(effect);
        assertThat(finding(report, role).where()).contains("Permission Management");
        assertThat(finding(report, role).serious()).isTrue();
    }

    @Test
    void givesAVerdictAndNamesWhatToDealWithFirst() throws Exception {
        assertThat(run(true).readiness()).isEqualTo(Readiness.READY);
        assertThat(run(true).first()).isEmpty();

        SelfTestReport limited = without("MEDIAEDIT");
        assertThat(limited.readiness()).isEqualTo(Readiness.LIMITED);
        assertThat(limited.first().map(Finding::key)).contains("MEDIAEDIT");

        SelfTestReport blocked = without("MEDIAEDIT", "MEDIAHIGHRES");
        assertThat(blocked.readiness()).isEqualTo(Readiness.BLOCKED);
        assertThat(blocked.first().map(Finding::key)).contains("MEDIAHIGHRES");
    }

    @Test
    void theVerdictIsNoBetterThanItsTestDownload() throws Exception {
        portal.faults().add(FaultRule.files(Fault.html(200)));
        assertThat(run(false).readiness()).isEqualTo(Readiness.BLOCKED);
        assertThat(run(false).first().map(Finding::key)).contains("download");

        portal.library().untag(asset.id(), "Gelato");
        assertThat(run(false).readiness()).isEqualTo(Readiness.LIMITED);
        assertThat(run(false).first().map(Finding::key)).contains("download");
    }

    @Test
    void aPermissionForLimitedAssetsIsNoProblemIfNoneIsListed() throws Exception {
        SelfTestReport report = without("KEYVISUALSDOWNLOAD", "KEYVISUALDOWNLOAD");

        assertThat(state(report, "KEYVISUALSDOWNLOAD")).isEqualTo(Finding.State.INFO);
        assertThat(finding(report, "KEYVISUALSDOWNLOAD").detail()).contains("limited use");
        assertThat(report.serious()).isFalse();
    }

    @Test
    void anUnneededPermissionIsNotReportedAsMissing() throws Exception {
        portal.access().owner().setRoles(Set.of("MEDIAHIGHRES"));

        SelfTestReport report = run(false);

        assertThat(report.serious()).isFalse();
        for (String role : new String[] {
            "MEDIAEDIT", "METAPROPERTYMANAGEMENT", "PERMISSIONMANAGEMENT", "ARCHIVEDOWNLOAD", "DOWNLOADWATERMARK"
        }) {
            assertThat(state(report, role)).as(role).isEqualTo(Finding.State.NOT_NEEDED);
            assertThat(finding(report, role).detail()).as(role).isNotBlank();
        }
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(portal.traffic().requests(Route.METAPROPERTIES)).isZero();
    }

    @Test
    void anExistingMetapropertyNeedsNoPermissionToCreateIt() throws Exception {
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "text");

        SelfTestReport report = without("METAPROPERTYMANAGEMENT");

        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.PRESENT);
        assertThat(finding(report, "Gelato URL").detail()).contains("gelatourl", "text");
        assertThat(state(report, "METAPROPERTYMANAGEMENT")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(report.serious()).isFalse();
    }

    @Test
    void aMetapropertyThatCannotBeCreatedIsSerious() throws Exception {
        SelfTestReport report = without("METAPROPERTYMANAGEMENT");

        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "Gelato URL").where()).contains("Metaproperties");
        assertThat(report.serious()).isTrue();
    }

    @Test
    void aMetapropertyOfAnotherTypeIsSerious() throws Exception {
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "select");

        SelfTestReport report = run(true);

        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "Gelato URL").detail()).contains("is of type select");
    }

    @Test
    void watermarkedAssetsRequireTheirPermission() throws Exception {
        portal.library().setWatermarked(asset.id(), true);

        SelfTestReport report = without("DOWNLOADWATERMARK");

        assertThat(state(report, "DOWNLOADWATERMARK")).isEqualTo(Finding.State.MISSING);
        assertThat(state(report, "download")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "download").detail()).contains("DOWNLOADWATERMARK");
    }

    @Test
    void reportsUnknownRolesIfTheProfileCannotBeRead() throws Exception {
        portal.access().owner().setScopes(Set.of("asset:read", "current.user:read"));

        SelfTestReport report = run(false);

        assertThat(report.account()).isPresent();
        assertThat(report.rolesKnown()).isFalse();
        assertThat(state(report, "MEDIAHIGHRES")).isEqualTo(Finding.State.UNKNOWN);
        assertThat(state(report, "PERMISSIONMANAGEMENT")).isEqualTo(Finding.State.UNKNOWN);
        assertThat(state(report, "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(report.serious()).isFalse();
    }

    @Test
    void worksWithCredentialsThatMayNotReadTheirUser() throws Exception {
        portal.access().owner().setScopes(Set.of("asset:read"));

        SelfTestReport report = run(true);

        assertThat(report.account()).isEmpty();
        assertThat(report.unnamed()).contains("current.user:read");
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "Gelato URL").detail()).isNotBlank();
    }

    @Test
    void listsTheScopesOfAnApp() throws Exception {
        var keys = portal.access().owner().keys();

        SelfTestReport report = run(
                new ClientCredentials(keys.clientId(), keys.clientSecret(), "asset:read meta.assetbank:read"), true);

        assertThat(state(report, "asset:read")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "asset:write")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "asset:write").where()).contains("OAuth Apps");
        assertThat(state(report, "meta.assetbank:write")).isEqualTo(Finding.State.MISSING);
        assertThat(state(report, "current.user:read")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.MISSING);
        assertThat(report.serious()).isTrue();
        assertThat(run(true).findings()).noneMatch(finding -> finding.kind() == Finding.Kind.SCOPE);
    }

    @Test
    void reportsAnUnreachableFileHost() throws Exception {
        portal.faults().add(FaultRule.files(Fault.resetUnserved()));

        SelfTestReport report = run(false);

        assertThat(state(report, "download")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "download").where()).contains("proxy");
        assertThat(report.serious()).isTrue();
    }

    @Test
    void doesNotReadTheWholeFileFromAHostWithoutRanges() throws Exception {
        portal.library().uploadNewVersion(asset.id(), "big.jpg", 200_000_000);
        portal.quirks().ignoreRanges(true);

        assertThat(state(run(false), "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(portal.traffic().bytesSent(asset.id())).isLessThan(100_000_000);
    }

    /** The latest changes are neither those of the newest assets nor those of the oldest. */
    private void threeAssets() {
        portal.clock().advance(Duration.ofMinutes(1));
        SampleAsset second = portal.library().add(NewAsset.jpeg("Delta").tags("Gelato"));
        portal.clock().advance(Duration.ofMinutes(1));
        portal.library().add(NewAsset.jpeg("Cape").tags("Gelato"));
        portal.clock().advance(Duration.ofMinutes(1));
        portal.library().describe(second.id(), "changed");
    }

    private void found(String key, Finding.State state, String detail) throws Exception {
        SelfTestReport report = run(false);

        assertThat(state(report, key)).as(detail).isEqualTo(state);
        assertThat(finding(report, key).detail()).contains(detail);
        assertThat(report.serious()).isFalse();
    }

    @Test
    void aHostThatHonoursRangesAndTheirConditionCanResume() throws Exception {
        found("ranges", Finding.State.PRESENT, "sends the rest of a file");
    }

    @Test
    void aHostThatIgnoresRangesStartsOver() throws Exception {
        portal.faults().add(FaultRule.files(Fault.ignoringRange()));

        found("ranges", Finding.State.INFO, "whole files only");
        assertThat(portal.traffic().fileRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 501})
    void aHostThatRejectsRangesIsNotedAndItsFileCanBeDownloaded(int status) throws Exception {
        portal.faults()
                .add(FaultRule.files(Fault.changed(
                        answer -> answer.status() == 206 ? SampleAnswer.of(status, "text/plain", "") : answer)));

        found("ranges", Finding.State.INFO, "whole files only");
        assertThat(portal.traffic().fileRequests()).isEqualTo(2);
        assertThat(state(run(false), "download")).isEqualTo(Finding.State.PRESENT);
    }

    /** The kind of case 21. */
    @Test
    void aHostThatIgnoresIfRangeIsNoted() throws Exception {
        portal.faults().add(FaultRule.files(Fault.ignoringIfRange()));

        found("ranges", Finding.State.INFO, "If-Range");
    }

    @Test
    void aHostWithoutValidatorsIsNoted() throws Exception {
        portal.faults().add(FaultRule.files(Fault.withoutValidators()));

        found("ranges", Finding.State.INFO, "ETag");
    }

    @Test
    void aHostThatSendsAnotherRangeIsNotedAndItsFileCanBeDownloaded() throws Exception {
        portal.faults()
                .add(FaultRule.files(Fault.changed(answer ->
                        answer.status() == 206 ? answer.withHeader("Content-Range", "bytes 5-9/20000") : answer)));

        found("ranges", Finding.State.INFO, "not send the range");
        assertThat(state(run(false), "download")).isEqualTo(Finding.State.PRESENT);
    }

    @Test
    void aFileOfTheListedSizeIsOk() throws Exception {
        found("size", Finding.State.PRESENT, "20,000");
    }

    /** Case 20. */
    @Test
    void aFileLongerThanListedShowsThatSizesAreHints() throws Exception {
        portal.quirks().metadataInFiles(187);

        found("size", Finding.State.INFO, "Bynder seems to write metadata into files");
        found("size", Finding.State.INFO, "20,187");
    }

    /** The kind of case 20. */
    @Test
    void aFileShorterThanListedIsNoted() throws Exception {
        portal.quirks().wrongSize(asset.id(), 30_000);

        found("size", Finding.State.INFO, "only 20,000");
    }

    /** Case 29. */
    @Test
    void theSizeOfACompressedResponseIsUnknown() throws Exception {
        portal.faults().add(FaultRule.files(Fault.compressed(Coding.GZIP)));

        found("size", Finding.State.UNKNOWN, "does not report");
    }

    @Test
    void aPortalThatListsTheLatestChangesFirstIsOk() throws Exception {
        threeAssets();

        found("order", Finding.State.PRESENT, "latest changes first");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 400})
    void aPortalThatDoesNotListTheLatestChangesFirstIsNoted(int status) throws Exception {
        threeAssets();
        Fault fault = status == 0 ? Fault.ignoring("orderBy") : Fault.status(status);
        portal.faults()
                .add(FaultRule.api(fault)
                        .on(Route.MEDIA_LIST)
                        .when(call -> call.query().first("orderBy").orElse("").startsWith("dateModified")));

        found("order", Finding.State.INFO, status == 0 ? "does not list" : "rejected the request");
    }

    @Test
    void assetsThatWereChangedInTheOrderOfTheirCreationCannotShowTheOrder() throws Exception {
        found("order", Finding.State.UNKNOWN, "two tagged assets");
        portal.clock().advance(Duration.ofMinutes(1));
        portal.library().add(NewAsset.jpeg("Delta").tags("Gelato"));

        found("order", Finding.State.UNKNOWN, "in the order");
    }

    /** Case 31. */
    @Test
    void reportsTheTypeOfTheSelectedDerivative() throws Exception {
        portal.traffic().reset();

        SelfTestReport report = run(keys(), false, "WebImage");

        assertThat(state(report, "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "type")).isEqualTo(Finding.State.PRESENT);
        assertThat(finding(report, "type").detail()).contains("image/png");
        assertThat(report.findings()).noneMatch(finding -> finding.key().equals("size"));
        assertThat(portal.traffic().requests(Route.DOWNLOAD)).isZero();
        assertThat(run(keys(), false, "poster").findings())
                .anyMatch(finding -> finding.detail().contains("has the derivative \"poster\""));
    }

    @Test
    void aDerivativeWithoutTypeIsNoted() throws Exception {
        portal.faults().add(FaultRule.files(Fault.withoutHeader("Content-Type")));

        assertThat(state(run(keys(), false, "webimage"), "type")).isEqualTo(Finding.State.INFO);
    }

    /** Cases 9 and 23. */
    @ParameterizedTest
    @ValueSource(ints = {202, 204, 404})
    void aFileThatIsNotStoredYetIsNoProblem(int status) throws Exception {
        portal.faults().add(FaultRule.files(Fault.nothing(status)));

        found("download", Finding.State.UNKNOWN, "Bynder has not stored the original of \"Fjord\" yet");
        assertThat(finding(run(keys(), false, "webimage"), "download").detail())
                .contains("Bynder has not created the derivative \"webimage\" of \"Fjord\" yet");
    }

    /** Case 9. */
    @Test
    void anOriginalThatIsNotAvailableYetIsNoProblem() throws Exception {
        portal.faults().add(FaultRule.api(Fault.originalNotAvailable()).on(Route.DOWNLOAD));

        found("download", Finding.State.UNKNOWN, "Bynder has not stored the original of \"Fjord\" yet");
    }

    /** The kind of case 26: a login page. */
    @Test
    void aWebPageInPlaceOfTheFileIsSerious() throws Exception {
        portal.faults().add(FaultRule.files(Fault.html(200)));

        SelfTestReport report = run(false);

        assertThat(state(report, "download")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "download").detail()).contains("127.0.0.1 sends a web page instead of the file");
        assertThat(report.serious()).isTrue();
    }

    @Test
    void skipsTheDownloadWithoutATaggedAsset() throws Exception {
        portal.library().untag(asset.id(), "Gelato");

        assertThat(state(run(false), "download")).isEqualTo(Finding.State.UNKNOWN);
        assertThat(portal.traffic().fileRequests()).isZero();
    }
}
