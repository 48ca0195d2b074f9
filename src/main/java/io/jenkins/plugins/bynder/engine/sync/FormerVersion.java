package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The local version of an asset whose new version has another size according to the portal. A file host that still
 * sends it does not have the new one yet.
 *
 * @param entry empty if the new version cannot be distinguished from the local one
 */
record FormerVersion(Optional<ManifestEntry> entry) {

    /** @param rendition name of the wanted derivative, whose size is not known; empty for the original */
    static FormerVersion of(PlanStep step, String rendition) {
        long size =
                step.original().map(OriginalVersion::size).orElse(step.asset().size());
        return new FormerVersion(step.known()
                .filter(known -> step.outcome() == Outcome.UPDATED && rendition.isEmpty())
                .filter(known -> known.origin().isOf(""))
                .filter(known ->
                        size != Asset.UNKNOWN_SIZE && size != known.origin().listedSize())
                .filter(known -> size != known.file().size()));
    }

    /** Whether a file of that size and validator is it. */
    boolean isAnnounced(long size, String validator) {
        return entry.filter(known -> known.file().size() == size)
                .filter(known -> known.origin().etag().startsWith("\""))
                .filter(known -> known.origin().etag().equals(validator))
                .isPresent();
    }

    /** Whether the bytes with this SHA-256 are those of this version; it is computed only if there is one. */
    boolean isIn(Supplier<String> sha256) {
        return entry.filter(known -> known.file().sha256().equals(sha256.get())).isPresent();
    }
}
