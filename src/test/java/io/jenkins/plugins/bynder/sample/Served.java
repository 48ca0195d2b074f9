package io.jenkins.plugins.bynder.sample;

/**
 * A request with the status of its response.
 *
 * @param status 0 if the connection broke before a response
 */
public record Served(Call call, int status) {}
