package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sync that an event has started, while the portal's index lags behind the event. */
@Timeout(180)
class SyncExpectedTest {

    private SyncFixture rig;
    private SampleAsset old;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        rig = new SyncFixture(folder.resolve("DAM import"));
        old = rig.add("Old");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void readsAnAssetThatTheIndexDoesNotShowYet() throws Exception {
        rig.library().indexLag(Duration.ofSeconds(20));
        SampleAsset fresh = rig.add("Fresh");

        assertThat(rig.sync().complete()).isTrue();
        assertThat(rig.files().values()).containsExactly(old.sha256());

        assertThat(rig.syncFor(fresh.id()).end()).isEqualTo(SyncReport.End.DONE);
        rig.assertFolderEqualsSet();
    }

    @Test
    void assetsThatOnlyTheListingLacksCostOneRequest() throws Exception {
        SampleAsset one = rig.add("One");
        SampleAsset two = rig.add("Two");
        rig.portal.faults().add(FaultRule.api(Fault.absent(one.id(), two.id())).on(Route.MEDIA_LIST));
        rig.sync();
        long unchanged = requests();

        rig.portal.faults().clear();
        rig.portal
                .faults()
                .add(FaultRule.api(Fault.absent(one.id(), two.id()))
                        .on(Route.MEDIA_LIST)
                        .times(1));
        SyncReport report = rig.syncFor(one.id(), two.id(), old.id());

        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        rig.assertFolderEqualsSet();
        assertThat(report.apiRequests() - unchanged)
                .as("one bulk request and two links")
                .isEqualTo(3);
    }

    private long requests() throws Exception {
        return rig.sync().apiRequests();
    }

    @Test
    void assetsThatAreListedCostNoRequest() throws Exception {
        rig.sync();
        long unchanged = requests();

        assertThat(rig.syncFor(old.id()).apiRequests()).isEqualTo(unchanged);
    }

    @Test
    void doesNotSyncAnAssetWithoutTheTag() throws Exception {
        rig.sync();
        rig.library().untag(old.id(), SyncFixture.TAG);
        SampleAsset foreign = rig.add("Foreign");
        rig.library().untag(foreign.id(), SyncFixture.TAG);

        SyncReport report = rig.syncFor(old.id(), foreign.id(), "0000000000000000");

        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        rig.assertFolderEqualsSet();
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void failingRequestsByIdAffectNothingElse() throws Exception {
        rig.library().indexLag(Duration.ofSeconds(20));
        SampleAsset fresh = rig.add("Fresh");
        rig.portal.faults().add(FaultRule.api(Fault.status(403, "no")).on(Route.MEDIA));

        assertThat(rig.syncFor(fresh.id()).end()).isEqualTo(SyncReport.End.DONE);
        assertThat(rig.files().values()).containsExactly(old.sha256());
    }
}
