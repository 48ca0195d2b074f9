package io.jenkins.plugins.bynder.sample;

import java.time.Duration;

/**
 * Settings of a sample portal. Defaults are Bynder's own values where known.
 *
 * @param clock the portal's time
 * @param rateLimit requests per address in any {@code rateWindow}
 * @param rateWindow also the time without requests that lifts the block
 * @param tokenLifetime of OAuth 2 access tokens
 * @param linkLifetime of download links; Bynder does not document its own
 * @param editDelay between the 202 and the effect of an edit
 * @param tagMatch how the {@code tags} filter compares
 * @param fileNames whether listings have {@code fileName}, as they do since March 2025
 */
public record SampleSettings(
        SampleClock clock,
        int rateLimit,
        Duration rateWindow,
        Duration tokenLifetime,
        Duration linkLifetime,
        Duration editDelay,
        TagMatch tagMatch,
        boolean fileNames) {

    /** Bynder's values, a running clock, edits that take effect after a quarter of a second. */
    public static SampleSettings defaults() {
        return new SampleSettings(
                SampleClock.running(),
                4500,
                Duration.ofSeconds(300),
                Duration.ofSeconds(3600),
                Duration.ofMinutes(15),
                Duration.ofMillis(250),
                TagMatch.IGNORING_CASE,
                true);
    }

    public SampleSettings withClock(SampleClock other) {
        return new SampleSettings(
                other, rateLimit, rateWindow, tokenLifetime, linkLifetime, editDelay, tagMatch, fileNames);
    }

    public SampleSettings withRate(int limit, Duration window) {
        return new SampleSettings(clock, limit, window, tokenLifetime, linkLifetime, editDelay, tagMatch, fileNames);
    }

    /** Without a rate limit. */
    public SampleSettings withoutRate() {
        return withRate(Integer.MAX_VALUE, rateWindow);
    }

    public SampleSettings withTokenLifetime(Duration lifetime) {
        return new SampleSettings(clock, rateLimit, rateWindow, lifetime, linkLifetime, editDelay, tagMatch, fileNames);
    }

    public SampleSettings withLinkLifetime(Duration lifetime) {
        return new SampleSettings(
                clock, rateLimit, rateWindow, tokenLifetime, lifetime, editDelay, tagMatch, fileNames);
    }

    public SampleSettings withEditDelay(Duration delay) {
        return new SampleSettings(
                clock, rateLimit, rateWindow, tokenLifetime, linkLifetime, delay, tagMatch, fileNames);
    }

    public SampleSettings withTagMatch(TagMatch match) {
        return new SampleSettings(
                clock, rateLimit, rateWindow, tokenLifetime, linkLifetime, editDelay, match, fileNames);
    }

    public SampleSettings withoutFileNames() {
        return new SampleSettings(
                clock, rateLimit, rateWindow, tokenLifetime, linkLifetime, editDelay, tagMatch, false);
    }
}
