package io.jenkins.plugins.bynder.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Reason;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
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

    @Test
    void readsARecordFromBeforeReasonsHadKeys() {
        FolderAsset asset = asset(Reason.plain("newly tagged"));
        byte[] now = RecordCodec.bytes(asset);
        // without checksum, empty key and number of arguments
        ByteBuffer before = ByteBuffer.allocate(now.length - 2 * Integer.BYTES);
        before.putInt(0).put(now, Integer.BYTES, before.remaining());
        CRC32C checksum = new CRC32C();
        checksum.update(before.array(), Integer.BYTES, before.capacity() - Integer.BYTES);
        before.putInt(0, (int) checksum.getValue());

        assertThat(RecordCodec.asset("a1", before.array())).isEqualTo(asset);
    }
}
