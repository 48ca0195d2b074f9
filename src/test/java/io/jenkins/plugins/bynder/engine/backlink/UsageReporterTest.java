package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUsage;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Usages that a job reports to the portal. */
@Timeout(120)
class UsageReporterTest {

    @TempDir
    private Path directory;

    private BacklinkFixture portals;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        portals = BacklinkFixture.start();
        file = directory.resolve("bynder/usage.journal");
    }

    @AfterEach
    void close() {
        portals.close();
    }

    private static Set<String> ids(Collection<SampleAsset> assets) {
        return assets.stream().map(SampleAsset::id).collect(Collectors.toSet());
    }

    private static UsageReporter.Seen whole(Collection<SampleAsset> present) {
        return new UsageReporter.Seen(ids(present), Set.of(), id -> true);
    }

    private UsageReport report(UsageReporter.Seen seen) throws InterruptedException {
        return report(portals.portal, "web", "https://ci.example/job/dam/", seen);
    }

    private UsageReport report(HttpPortal portal, String folder, String job, UsageReporter.Seen seen)
            throws InterruptedException {
        portals.sample.traffic().reset();
        return new UsageReporter(portal, SamplePortal.usageIntegration(), new UsageJournal(file), folder)
                .report(seen, id -> job + id, "Job dam");
    }

    private Set<String> used() {
        return portals.sample.usages().stream().map(SampleUsage::assetId).collect(Collectors.toSet());
    }

    private long requests() {
        return portals.sample.traffic().apiRequests();
    }

    @Test
    void reportsEachAssetOnceInFewRequests() throws Exception {
        List<SampleAsset> assets = portals.add(1001);

        UsageReport first = report(whole(assets));

        assertThat(first).isEqualTo(new UsageReport(1001, 0, 0, ""));
        assertThat(requests()).isEqualTo(3);
        assertThat(used()).isEqualTo(ids(assets));
        assertThat(portals.sample.usages().get(0))
                .isEqualTo(new SampleUsage(
                        SamplePortal.usageIntegration(),
                        portals.sample.usages().get(0).assetId(),
                        "https://ci.example/job/dam/"
                                + portals.sample.usages().get(0).assetId(),
                        "Job dam"));
        assertThat(report(whole(assets)).isEmpty()).isTrue();
        assertThat(requests()).isZero();
    }

    @Test
    void removesTheUsageOfAnAssetThatLeft() throws Exception {
        List<SampleAsset> assets = portals.add(3);
        report(whole(assets));

        UsageReport report = report(whole(assets.subList(0, 2)));

        assertThat(report).isEqualTo(new UsageReport(0, 1, 0, ""));
        assertThat(requests()).isEqualTo(1);
        assertThat(used()).isEqualTo(ids(assets.subList(0, 2)));
    }

    @Test
    void aPartialListingRemovesOnlyWhatThePortalSaidIsGone() throws Exception {
        List<SampleAsset> assets = portals.add(3);
        report(whole(assets));

        report(new UsageReporter.Seen(Set.of(), Set.of(assets.get(0).id()), id -> false));

        assertThat(used()).isEqualTo(ids(assets.subList(1, 3)));
    }

    @Test
    void anAssetInTwoFoldersOfAJobIsUsedUntilItLeftBoth() throws Exception {
        List<SampleAsset> assets = portals.add(1);
        String job = "https://ci.example/job/dam/";
        report(whole(assets));

        assertThat(report(portals.portal, "print", job, whole(assets)).isEmpty())
                .isTrue();
        assertThat(requests()).isZero();
        report(whole(List.of()));
        assertThat(used()).isEqualTo(ids(assets));
        assertThat(report(portals.portal, "print", job, whole(List.of())).removed())
                .isEqualTo(1);
        assertThat(used()).isEmpty();
    }

    @Test
    void usagesFollowTheAddressOfTheJob() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        report(whole(assets));

        UsageReport report = report(portals.portal, "web", "https://ci.example/job/new/", whole(assets));

        assertThat(report).isEqualTo(new UsageReport(2, 0, 0, ""));
        assertThat(portals.sample.usages())
                .hasSize(2)
                .allMatch(usage -> usage.uri().startsWith("https://ci.example/job/new/"));
    }

    @Test
    void reportsAgainWhatFailed() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        portals.sample.faults().add(FaultRule.api(Fault.status(400)).on(Route.USAGE_SYNC));

        UsageReport failed = report(whole(assets));

        assertThat(failed.message()).isNotEmpty();
        assertThat(failed.added()).isZero();
        portals.sample.faults().clear();
        assertThat(report(whole(assets)).added()).isEqualTo(2);
    }

    @Test
    void namesTheReasonOfRejectedUsages() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        portals.sample.library().delete(assets.get(0).id());

        UsageReport report = report(whole(assets));

        assertThat(report).isEqualTo(new UsageReport(1, 0, 1, "Asset not found"));
        assertThat(report.text()).isEqualTo("Asset usage: 1 added, 0 removed, 1 rejected. Asset not found");
    }

    @Test
    void aMissingRoleOrScopeIsReported() throws Exception {
        List<SampleAsset> assets = portals.add(1);
        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.remove("STATISTICS");
        SampleUser user = portals.sample.access().addUser("ed@example.com", "Editors", roles, SampleUser.SCOPES);

        UsageReport report = report(portals.portal(user), "web", "https://ci.example/job/dam/", whole(assets));

        assertThat(report.message()).contains("record where assets are used");
        assertThat(used()).isEmpty();
    }

    @Test
    void ignoresALineCutShortByACrash() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        report(whole(assets));
        Files.writeString(file, assets.get(0).id() + "\thttps%3A", StandardOpenOption.APPEND);

        assertThat(report(whole(assets)).isEmpty()).isTrue();
    }
}
