package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Reason;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final SyncedAsset REVISION = new SyncedAsset("a1", Instant.EPOCH, 5, "Flyer", "jpg", "");

    private static FolderAsset asset(Reason why) {
        return new FolderAsset(REVISION, "Flyer.jpg", why, 5, "", 3, "", "");
    }

    @Test
    void keepsAReasonWithItsKey() {
        FolderAsset asset = asset(Reason.of("renamed", "Poster.jpg"));

        assertThat(RecordCodec.asset("a1", RecordCodec.bytes(asset))).isEqualTo(asset);
    }
}
