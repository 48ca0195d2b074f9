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

    private SyncFixture fixture;
    private SampleAsset old;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
        old = fixture.add("Old");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readsAnAssetThatTheIndexDoesNotShowYet() throws Exception {
        fixture.library().indexLag(Duration.ofSeconds(20));
        SampleAsset fresh = fixture.add("Fresh");

        assertThat(fixture.sync().complete()).isTrue();
        assertThat(fixture.files().values()).containsExactly(old.sha256());

        assertThat(fixture.syncFor(fresh.id()).end()).isEqualTo(SyncReport.End.DONE);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void assetsThatOnlyTheListingLacksCostOneRequest() throws Exception {
        SampleAsset one = fixture.add("One");
        SampleAsset two = fixture.add("Two");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.absent(one.id(), two.id())).on(Route.MEDIA_LIST));
        fixture.sync();
        long unchanged = requests();

        fixture.portal.faults().clear();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.absent(one.id(), two.id()))
                        .on(Route.MEDIA_LIST)
                        .times(1));
        SyncReport report = fixture.syncFor(one.id(), two.id(), old.id());

        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        fixture.assertFolderEqualsSet();
        assertThat(report.apiRequests() - unchanged)
                .as("one bulk request and two links")
                .isEqualTo(3);
    }

    private long requests() throws Exception {
        return fixture.sync().apiRequests();
    }

    @Test
    void assetsThatAreListedCostNoRequest() throws Exception {
        fixture.sync();
        long unchanged = requests();

        assertThat(fixture.syncFor(old.id()).apiRequests()).isEqualTo(unchanged);
    }

    @Test
    void doesNotSyncAnAssetWithoutTheTag() throws Exception {
        fixture.sync();
        fixture.library().untag(old.id(), SyncFixture.TAG);
        SampleAsset foreign = fixture.add("Foreign");
        fixture.library().untag(foreign.id(), SyncFixture.TAG);

        SyncReport report = fixture.syncFor(old.id(), foreign.id(), "0000000000000000");

        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        fixture.assertFolderEqualsSet();
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void failingRequestsByIdAffectNothingElse() throws Exception {
        fixture.library().indexLag(Duration.ofSeconds(20));
        SampleAsset fresh = fixture.add("Fresh");
        fixture.portal.faults().add(FaultRule.api(Fault.status(403, "no")).on(Route.MEDIA));

        assertThat(fixture.syncFor(fresh.id()).end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files().values()).containsExactly(old.sha256());
    }
}
