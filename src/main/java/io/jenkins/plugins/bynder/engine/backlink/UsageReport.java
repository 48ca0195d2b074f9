package io.jenkins.plugins.bynder.engine.backlink;

import java.util.Objects;

/**
 * Result of reporting where assets are used.
 *
 * @param added number of usages added or moved to another address
 * @param removed number of usages removed
 * @param rejected number of usages that the portal rejected
 * @param message user-facing: the first reason why usages were not reported; empty if all were
 */
public record UsageReport(int added, int removed, int rejected, String message) {

    public UsageReport {
        Objects.requireNonNull(message);
    }

    /** Whether there was anything to report. */
    public boolean isEmpty() {
        return added + removed + rejected == 0 && message.isEmpty();
    }

    /** A user-facing line. */
    public String text() {
        String counts = BacklinkTexts.text("usage.counts", added, removed, rejected);
        return message.isEmpty() ? counts : counts + " " + message;
    }

    UsageReport plus(int moreAdded, int moreRemoved, int moreRejected, String reason) {
        return new UsageReport(
                added + moreAdded,
                removed + moreRemoved,
                rejected + moreRejected,
                message.isEmpty() ? reason : message);
    }
}
