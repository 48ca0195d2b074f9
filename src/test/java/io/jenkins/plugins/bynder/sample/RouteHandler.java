package io.jenkins.plugins.bynder.sample;

/** Handler of an API route. */
@FunctionalInterface
interface RouteHandler {
    SampleAnswer answer(ApiCall call) throws Problem;
}
