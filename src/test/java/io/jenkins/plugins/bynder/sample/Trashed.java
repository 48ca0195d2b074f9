package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/** A deleted asset in the portal's trash. */
public record Trashed(SampleAsset asset, Instant removed) {}
