package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.ChangeRule.Verdict;
import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule that tells a new file from a change of metadata. */
class ChangeRuleTest {

    private static final Instant SYNCED = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aKnownItemIdIsSufficient() {
        assertThat(judge("item1", 0, now("item1", 0, 999, SYNCED.plusSeconds(9), 3)))
                .isEqualTo(Verdict.SAME);
        assertThat(judge("item1", 0, now("item2", 0, 100, SYNCED, 1))).isEqualTo(Verdict.OTHER);
        assertThat(judge("item1", 2, now("item1", 2, 100, SYNCED, 3))).isEqualTo(Verdict.SAME);
        assertThat(judge("item1", 2, now("item1", 3, 100, SYNCED, 3))).isEqualTo(Verdict.OTHER);
    }

    @Test
    void anotherSizeIsAnotherFile() {
        assertThat(judge("", 0, now("item1", 0, 101, SYNCED, 1))).isEqualTo(Verdict.OTHER);
    }

    @Test
    void aVersionThatIsYoungerThanTheLastSyncIsAnotherFile() {
        assertThat(judge("", 0, now("item2", 0, 100, SYNCED.plusSeconds(1), 1))).isEqualTo(Verdict.OTHER);
    }

    @Test
    void theOnlyVersionEverIsTheSameFile() {
        assertThat(judge("", 0, now("item1", 1, 100, SYNCED, 1))).isEqualTo(Verdict.SAME);
        assertThat(judge("", 0, now("item1", 1, -1, SYNCED, 1))).isEqualTo(Verdict.SAME);
    }

    @Test
    void severalOldVersionsAreInconclusive() {
        assertThat(judge("", 0, now("item1", 1, 100, SYNCED, 2))).isEqualTo(Verdict.UNSURE);
        assertThat(judge("", 0, now("item1", 1, 100, Instant.EPOCH, 0))).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void anImpossibleTimeIsInconclusive() {
        assertThat(judge("", 0, now("item1", 1, 100, Instant.MAX, 1))).isEqualTo(Verdict.SAME);
    }

    /** Case 20: the file here may have another size than Bynder says. */
    @Test
    void theSizeThatWasListedIsTheSameFile() {
        LocalFile file = new LocalFile("a.jpg", 118, "0".repeat(64), 0);
        SourceRevision revision = new SourceRevision(SYNCED.toEpochMilli(), 100, "", 0, "", "");
        ManifestEntry entry = new ManifestEntry("ID", "a", file, revision, false, "", Optional.empty());
        assertThat(ChangeRule.judge(entry, now("item1", 1, 100, SYNCED, 1))).isEqualTo(Verdict.SAME);
        assertThat(ChangeRule.judge(entry, now("item1", 1, 101, SYNCED, 1))).isEqualTo(Verdict.OTHER);
    }

    private static OriginalVersion now(String item, int version, long size, Instant created, int versions) {
        return new OriginalVersion(item, version, "", size, created, versions, SYNCED.plusSeconds(60));
    }

    private static Verdict judge(String item, int version, OriginalVersion now) {
        LocalFile file = new LocalFile("a.jpg", 100, "0".repeat(64), 0);
        SourceRevision revision = new SourceRevision(SYNCED.toEpochMilli(), 100, item, version, "", "");
        return ChangeRule.judge(new ManifestEntry("ID", "a", file, revision, false, "", Optional.empty()), now);
    }
}
