package io.jenkins.plugins.bynder.sample;

/** What a route of the API does. */
@FunctionalInterface
interface RouteHandler {
    SampleAnswer answer(ApiCall call) throws Problem;
}
