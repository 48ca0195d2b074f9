package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/**
 * A write that the portal accepted.
 *
 * @param fields exactly as sent
 */
public record Edit(Instant at, String assetId, SampleUser user, Parameters fields) {}
