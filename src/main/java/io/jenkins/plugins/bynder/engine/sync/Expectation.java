package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Optional;

/**
 * How big a file should be. The listing may be older than the file, so a size that differs is asked about once.
 */
final class Expectation {

    private final AssetSource source;
    private final Step step;
    private Optional<OriginalVersion> original;
    private long size;
    private boolean asked;

    /** @param rendition name of the wanted derivative, whose size nobody tells; empty for the original */
    Expectation(AssetSource source, Step step, String rendition) {
        this.source = source;
        this.step = step;
        this.original = step.original();
        this.asked = original.isPresent();
        this.size = rendition.isEmpty()
                ? original.map(OriginalVersion::size).orElse(step.asset().size())
                : Asset.UNKNOWN_SIZE;
    }

    boolean accepts(long actual) throws PortalException, InterruptedException {
        if (size < 0 || size == actual) {
            return true;
        }
        if (asked) {
            return false;
        }
        asked = true;
        original = Optional.of(source.original(step.id()));
        size = original.get().size();
        return size < 0 || size == actual;
    }

    /** Bytes, -1 if unknown. */
    long size() {
        return size;
    }

    /** The active original, if somebody had to ask for it. */
    Optional<OriginalVersion> original() {
        return original;
    }
}
