package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/** A deleted asset, as the portal's trash keeps it. */
public record Trashed(SampleAsset asset, Instant removed) {}
