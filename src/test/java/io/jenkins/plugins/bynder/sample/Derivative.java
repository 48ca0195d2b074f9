package io.jenkins.plugins.bynder.sample;

/**
 * A kind of rendition that the portal makes of every asset.
 *
 * @param custom defined by the account; not one of Bynder's own
 */
public record Derivative(String name, int width, int height, boolean custom) {}
