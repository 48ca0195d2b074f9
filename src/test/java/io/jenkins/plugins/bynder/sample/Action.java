package io.jenkins.plugins.bynder.sample;

/** What a route of the API does. */
@FunctionalInterface
interface Action {
    Answer answer(ApiCall call) throws Problem;
}
