package io.jenkins.plugins.bynder.engine.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.FieldLabel;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.AssetFields;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Host;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator is told before anything goes wrong. */
class SelfTestTest {

    private static final HttpSettings QUICK = HttpSettings.standard().withBackoff(Duration.ofMillis(1));

    private SamplePortal portal;
    private SampleAsset asset;

    @BeforeEach
    void open() throws Exception {
        portal = SamplePortal.start();
        asset = portal.library().add(NewAsset.jpeg("Fjord").tags("Gelato"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private SelfTestReport run(ApiCredentials keys, boolean backlinks) throws Exception {
        PortalAddress address = PortalAddress.of(portal.url());
        HttpPortal client = HttpPortal.of(address, keys, RequestBudget.unlimited(), QUICK);
        try (FileHost host = FileHost.of(address, QUICK, 1)) {
            return new SelfTest(client, host, backlinks ? Optional.of(FieldLabel.DEFAULT) : Optional.empty())
                    .run(client.assets(new Tag("Gelato"), 1, AssetFields.basic())
                            .assets());
        }
    }

    private SelfTestReport run(boolean backlinks) throws Exception {
        return run(new PermanentToken(portal.access().owner().keys().permanentToken()), backlinks);
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

    @Test
    void withAllRolesNothingIsMissing() throws Exception {
        SelfTestReport report = run(true);

        assertThat(report.serious()).isFalse();
        assertThat(report.account().orElseThrow().user()).isEqualTo("ann@example.com");
        assertThat(report.findings()).noneMatch(finding -> finding.state() == Finding.State.MISSING);
        assertThat(state(report, "MEDIAHIGHRES")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(finding(report, "Gelato URL").detail()).contains("the first backlink makes it");
    }

    @Test
    void itTakesFiveRequestsAndOneByteAndChangesNothing() throws Exception {
        portal.traffic().reset();

        run(true);

        assertThat(portal.traffic().apiRequests() - portal.traffic().requests(Route.MEDIA_LIST))
                .isLessThanOrEqualTo(5);
        assertThat(portal.traffic().bytesSent()).isEqualTo(1);
        assertThat(portal.traffic().mostAtOnce(Host.FILES)).isEqualTo(1);
        assertThat(portal.edits()).isEmpty();
        assertThat(portal.library().metaproperties().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIAHIGHRES, No file can be downloaded, true",
        "MEDIAEDIT, No backlink can be written, true",
        "METAPROPERTYMANAGEMENT, cannot be created, true",
        "KEYVISUALSDOWNLOAD, limited use, false"
    })
    void aMissingRoleIsNamedWithWhatItDisablesAndWhereItIsGranted(String role, String effect, boolean serious)
            throws Exception {
        SelfTestReport report = without(role, "KEYVISUALDOWNLOAD");

        assertThat(state(report, role)).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, role).detail()).contains(effect);
        assertThat(finding(report, role).where()).contains("Permission Management");
        assertThat(finding(report, role).serious()).isEqualTo(serious);
    }

    @Test
    void whatIsNotNeededIsNotCalledMissing() throws Exception {
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
    void aMetapropertyThatIsThereNeedsNobodyToMakeIt() throws Exception {
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "text");

        SelfTestReport report = without("METAPROPERTYMANAGEMENT");

        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.PRESENT);
        assertThat(finding(report, "Gelato URL").detail()).contains("gelatourl", "text");
        assertThat(state(report, "METAPROPERTYMANAGEMENT")).isEqualTo(Finding.State.NOT_NEEDED);
        assertThat(report.serious()).isFalse();
    }

    @Test
    void aMetapropertyThatCannotBeMadeIsSerious() throws Exception {
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
    void watermarkedAssetsAskForTheirPermission() throws Exception {
        portal.library().setWatermarked(asset.id(), true);

        SelfTestReport report = without("DOWNLOADWATERMARK");

        assertThat(state(report, "DOWNLOADWATERMARK")).isEqualTo(Finding.State.MISSING);
        assertThat(state(report, "download")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "download").detail()).contains("DOWNLOADWATERMARK");
    }

    @Test
    void keysThatMayNotReadTheirProfileLeaveItUnknown() throws Exception {
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
    void keysThatMayNotEvenSayWhoTheyAreWorkAllTheSame() throws Exception {
        portal.access().owner().setScopes(Set.of("asset:read"));

        SelfTestReport report = run(true);

        assertThat(report.account()).isEmpty();
        assertThat(report.unnamed()).contains("current.user:read");
        assertThat(state(report, "Gelato URL")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "Gelato URL").detail()).isNotBlank();
    }

    @Test
    void theScopesOfAnAppAreListed() throws Exception {
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
    void aFileHostThatCannotBeReachedIsSaid() throws Exception {
        portal.faults().add(FaultRule.files(Fault.resetUnserved()));

        SelfTestReport report = run(false);

        assertThat(state(report, "download")).isEqualTo(Finding.State.MISSING);
        assertThat(finding(report, "download").where()).contains("proxy");
        assertThat(report.serious()).isTrue();
    }

    @Test
    void aHostThatKnowsNoRangesIsNotReadToTheEnd() throws Exception {
        portal.library().uploadNewVersion(asset.id(), "big.jpg", 200_000_000);
        portal.quirks().ignoreRanges(true);

        assertThat(state(run(false), "download")).isEqualTo(Finding.State.PRESENT);
        assertThat(portal.traffic().bytesSent(asset.id())).isLessThan(100_000_000);
    }

    @Test
    void withoutATaggedAssetNothingCanBeTried() throws Exception {
        portal.library().untag(asset.id(), "Gelato");

        assertThat(state(run(false), "download")).isEqualTo(Finding.State.UNKNOWN);
        assertThat(portal.traffic().fileRequests()).isZero();
    }
}
