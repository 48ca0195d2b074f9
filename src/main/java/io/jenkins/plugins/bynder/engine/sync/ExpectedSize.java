package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The expected size of a file. It is a hint, because Bynder may write metadata into files on download. The listing may
 * also be older than the file, so a different size is checked with one request.
 */
final class ExpectedSize {

    /** Useless answers in one run after which the portal's sizes are no longer checked. */
    static final int MAX_USELESS = 3;

    private final AssetSource source;
    private final AtomicInteger useless;
    private final PlanStep step;
    private Optional<OriginalVersion> original;
    private long size;
    private boolean asked;

    /**
     * @param useless counts the useless answers of a run
     * @param rendition name of the wanted derivative, whose size is not listed; empty for the original
     */
    ExpectedSize(AssetSource source, AtomicInteger useless, PlanStep step, String rendition) {
        this.source = source;
        this.useless = useless;
        this.step = step;
        this.original = step.original();
        this.asked = original.isPresent() || !rendition.isEmpty();
        this.size = rendition.isEmpty()
                ? original.map(OriginalVersion::size).orElse(step.asset().size())
                : Asset.UNKNOWN_SIZE;
    }

    /** Whether Bynder confirms this size or gives none. */
    boolean accepts(long actual) throws PortalException, InterruptedException {
        if (size < 0 || size == actual) {
            return true;
        }
        if (!asked && useless.get() < MAX_USELESS) {
            asked = true;
            Optional<OriginalVersion> now = ask();
            if (now.isPresent() && now.get().size() == actual) {
                original = now;
                size = actual;
                return true;
            }
            useless.incrementAndGet();
        }
        return false;
    }

    private Optional<OriginalVersion> ask() throws PortalException, InterruptedException {
        try {
            return Optional.of(source.original(step.id()));
        } catch (PortalException e) {
            if (!e.problem().concernsOneAsset()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Bytes, -1 if unknown. */
    long size() {
        return size;
    }

    /** The active original, if it was requested and is the file being downloaded. */
    Optional<OriginalVersion> original() {
        return original;
    }
}
