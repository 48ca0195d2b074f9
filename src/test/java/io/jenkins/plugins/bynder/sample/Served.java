package io.jenkins.plugins.bynder.sample;

/**
 * A request and the status that it was answered with.
 *
 * @param status 0 if the connection was broken before any answer
 */
public record Served(Call call, int status) {}
