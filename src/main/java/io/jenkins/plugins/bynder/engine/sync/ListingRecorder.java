package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState.Obstacle;
import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Records the result of a listing in the manifest, once the folder matches it. */
final class ListingRecorder {

    /** A smaller folder fits on one short page, so recording gains nothing. */
    private static final int SMALL = 100;

    /** If only times changed, they are written after this time, so that most unchanged syncs write nothing. */
    private static final long TOLERANCE_MILLIS = Duration.ofMinutes(30).toMillis();

    private final SyncSettings settings;
    private final Manifest manifest;

    ListingRecorder(SyncSettings settings, Manifest manifest) {
        this.settings = settings;
        this.manifest = manifest;
    }

    /** Fingerprint of the settings that decide which assets a sync must inspect. */
    static String fingerprint(SyncSettings settings) {
        String text = String.join(
                "\n",
                settings.removedAssets().name(),
                settings.derivative(),
                Boolean.toString(settings.writeMetadata()),
                settings.listing().context());
        return Sha256.hex(text, 8);
    }

    /**
     * Records the listing of a finished sync.
     *
     * @return the generation of the folder; 0 if the folder does not match the listing
     */
    long record(ListingReader.Reading reading, SyncReport.End end) throws IOException {
        ListingState before = manifest.listing();
        ListingFigures figures = reading.result().figures();
        if (before.isEmpty() && figures.pages() <= 1 && manifest.present() <= SMALL) {
            return 0;
        }
        long now = System.currentTimeMillis();
        boolean recordable = end == SyncReport.End.DONE && settings.shard().count() == 1 && agrees(reading);
        ListingState next = recordable && figures.whole() ? state(reading, before, now) : before;
        if (reading.obstacle() != Obstacle.NOTHING) {
            next = next.withObstacle(reading.obstacle(), now);
        }
        if (!next.isKnown() && next.obstacle() == Obstacle.NOTHING) {
            return 0;
        }
        if (before.generation() == 0 || manifest.isChanged() || !next.isSameSet(before)) {
            next = next.withGeneration(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        } else if (isRecent(before.fullAt(), next.fullAt()) && isRecent(before.listedAt(), next.listedAt())) {
            next = next.withTimes(before.fullAt(), before.listedAt());
        }
        if (before.obstacle() == next.obstacle() && isRecent(before.obstacleAt(), next.obstacleAt())) {
            next = next.withObstacle(before.obstacle(), before.obstacleAt());
        }
        if (!next.equals(before)) {
            manifest.listed(next);
        }
        return recordable ? next.generation() : 0;
    }

    private ListingState state(ListingReader.Reading reading, ListingState before, long now) {
        ListingFigures figures = reading.result().figures();
        boolean full = reading.listing() == SyncReport.Listing.FULL;
        boolean overcome = !full || before.obstacle() == Obstacle.NO_TOTAL;
        return new ListingState(
                before.generation(),
                figures.total(),
                manifest.present(),
                figures.pages(),
                figures.limit(),
                figures.newest(),
                figures.others(),
                full ? now : before.fullAt(),
                now,
                fingerprint(settings),
                overcome ? Obstacle.NOTHING : before.obstacle(),
                overcome ? 0 : before.obstacleAt());
    }

    /** Whether the manifest contains exactly the assets of the listing, in their listed revisions. */
    private boolean agrees(ListingReader.Reading reading) {
        Listing.Result result = reading.result();
        boolean landed = result.assets().stream()
                .allMatch(asset -> manifest.get(asset.id())
                        .filter(entry -> entry.isInSet() && !ChangeRule.moved(entry.revision(), asset))
                        .isPresent());
        return landed
                && manifest.present()
                        == result.assets().size() + result.settled().size();
    }

    private static boolean isRecent(long before, long now) {
        return now >= before && now - before < TOLERANCE_MILLIS;
    }
}
