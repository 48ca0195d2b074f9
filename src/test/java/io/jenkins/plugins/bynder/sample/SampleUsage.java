package io.jenkins.plugins.bynder.sample;

/** A place where an asset is used. */
public record SampleUsage(String integrationId, String assetId, String uri, String additional) {}
