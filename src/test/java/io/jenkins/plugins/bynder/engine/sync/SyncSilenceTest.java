package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that fall silent in the middle of a file; none is given up for it within the time of a test. */
@Timeout(120)
class SyncSilenceTest {

    private SyncFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"), Duration.ofMinutes(10));
        fixture.silence(new StallTimeout(200, 600_000));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void continuesOnAnotherConnection() throws Exception {
        SampleAsset film =
                fixture.library().add(NewAsset.video("Film", 3_000_000).tags(SyncFixture.TAG));
        fixture.portal.faults().add(FaultRule.files(Fault.stallAfter(1_000_000)).times(1));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(2);
        assertThat(fixture.portal.traffic().bytesSent(film.id())).isBetween(3_000_000L, 3_100_000L);
    }

    @Test
    void repeatedStallsAreNoFailure() throws Exception {
        fixture.silence(new StallTimeout(2, 600_000));
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.files(Fault.stallAfter(1)).times(6));
        assertThat(fixture.sync().complete()).isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(fixture.portal.traffic().fileRequests()).isEqualTo(7);
    }
}
