package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final SyncedRevision REVISION = new SyncedRevision("a1", Instant.EPOCH, 5, "Flyer", "jpg", "");

    private static FolderAsset asset(LocalizableText why) {
        return new FolderAsset(REVISION, "Flyer.jpg", why, 5, "", 3, "", LocalizableText.plain("failed"));
    }

    @Test
    void keepsAReasonWithItsKey() {
        FolderAsset asset = asset(SyncTexts.reason("renamed", "Poster.jpg"));

        assertThat(RecordCodec.asset("a1", RecordCodec.bytes(asset))).isEqualTo(asset);
    }
}
