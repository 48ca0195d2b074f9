package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How big a file should be: a hint, because Bynder may write metadata into files when they are downloaded. The listing may
 * also be older than the file, so a size that differs is asked about once.
 */
final class ExpectedSize {

    /** Answers in one run that explained nothing; then the portal's sizes are known to be of no use. */
    static final int MAX_USELESS = 3;

    private final AssetSource source;
    private final AtomicInteger useless;
    private final PlanStep step;
    private Optional<OriginalVersion> original;
    private long size;
    private boolean asked;

    /**
     * @param useless counts the answers of a run that explained nothing
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

    /** Whether Bynder says so, or says nothing. */
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
            return switch (e.problem()) {
                case KEYS, LIMIT, UNREACHABLE -> throw e;
                case NOT_FOUND, FORBIDDEN, ANSWER, REFUSED -> Optional.empty();
            };
        }
    }

    /** Bytes, -1 if unknown. */
    long size() {
        return size;
    }

    /** The active original, if it had to be asked for and is the one that comes. */
    Optional<OriginalVersion> original() {
        return original;
    }
}
