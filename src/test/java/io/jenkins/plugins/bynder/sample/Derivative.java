package io.jenkins.plugins.bynder.sample;

/**
 * A rendition that the portal creates for every asset.
 *
 * @param custom defined by the account rather than built into Bynder
 */
public record Derivative(String name, int width, int height, boolean custom) {}
