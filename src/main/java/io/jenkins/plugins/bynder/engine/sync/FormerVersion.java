package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The local version of an asset whose new version has another size according to the portal. A file host that still
 * sends it does not have the new one yet.
 *
 * <p>The local file may be the new version already, because the host was ahead of the listing that it was downloaded
 * for, or because only the listed size was corrected. Where Bynder writes metadata into files, no file has its listed
 * size, so the closer of the two listed sizes decides. That is a guess, so it holds for a limited time.
 *
 * @param entry empty if the new version cannot be distinguished from the local one
 */
record FormerVersion(Optional<ManifestEntry> entry) {

    /**
     * @param rendition name of the wanted derivative, whose size is not known; empty for the original
     * @param lagMillis how long after a change of the asset a file host may still send the version before
     */
    static FormerVersion of(PlanStep step, String rendition, long lagMillis) {
        long size =
                step.original().map(OriginalVersion::size).orElse(step.asset().size());
        return new FormerVersion(step.known()
                .filter(known -> step.outcome() == Outcome.UPDATED && rendition.isEmpty())
                .filter(known -> known.revision().isOf(""))
                .filter(known ->
                        size != Asset.UNKNOWN_SIZE && size != known.revision().listedSize())
                .filter(known -> isCloserToRecordedSize(known, size))
                .filter(known ->
                        step.original().filter(now -> isOnlyVersion(now, known)).isEmpty())
                .filter(known -> System.currentTimeMillis() - step.asset().modified() < lagMillis));
    }

    private static boolean isCloserToRecordedSize(ManifestEntry known, long listedNow) {
        long received = known.file().size();
        long recorded = known.revision().listedSize();
        return received != listedNow
                && (recorded == Asset.UNKNOWN_SIZE || Math.abs(received - recorded) <= Math.abs(received - listedNow));
    }

    /** Whether the asset had no other version, and has had none since the local file was downloaded. */
    private static boolean isOnlyVersion(OriginalVersion now, ManifestEntry known) {
        return now.versions() == 1
                && now.created().isAfter(Instant.EPOCH)
                && now.created().toEpochMilli() <= known.revision().modified();
    }

    /** Whether a file of that size and validator is it. */
    boolean isAnnounced(long size, String validator) {
        return entry.filter(known -> known.file().size() == size)
                .filter(known -> SourceRevision.isStrong(known.revision().etag()))
                .filter(known -> known.revision().etag().equals(validator))
                .isPresent();
    }

    /** Whether the bytes with this SHA-256 are those of this version; it is computed only if there is one. */
    boolean isIn(Supplier<String> sha256) {
        return entry.filter(known -> known.file().sha256().equals(sha256.get())).isPresent();
    }
}
