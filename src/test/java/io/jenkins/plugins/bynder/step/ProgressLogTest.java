package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress.Phase;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress.Snapshot;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The progress line in the build log. */
class ProgressLogTest {

    private static final SourceStatus BUSY = new SourceStatus(3, "", 0);

    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void useEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(usual);
    }

    @Test
    void showsTheProgressOfEachPhase() {
        assertThat(ProgressLog.text(new Snapshot(Phase.LISTING, 2000, 0, 0, 0, 0), BUSY))
                .isEqualTo("Listing: 2,000 assets so far");
        assertThat(ProgressLog.text(new Snapshot(Phase.PLANNING, 2000, 0, 0, 0, 0), BUSY))
                .isEqualTo("Comparing 2,000 assets with the folder");
        assertThat(ProgressLog.text(new Snapshot(Phase.TRANSFERRING, 2000, 12, 1500, 3_450_000, 9_876_543_210L), BUSY))
                .isEqualTo("12 of 1,500 files, 3.45 MB of 9.88 GB");
        assertThat(ProgressLog.text(new Snapshot(Phase.CLEANING, 2000, 1500, 1500, 1, 1), BUSY))
                .isEqualTo("Cleaning up");
    }

    @Test
    void showsTheReasonOfAWait() {
        SourceStatus waiting = new SourceStatus(4500, "the portal allows 4,500 requests in 5 minutes", 83_900);

        assertThat(ProgressLog.text(new Snapshot(Phase.TRANSFERRING, 9, 1, 9, 0, 0), waiting))
                .isEqualTo("1 of 9 files, 0 B of 0 B; waiting at most 1 min 23 s:"
                        + " the portal allows 4,500 requests in 5 minutes");
    }
}
