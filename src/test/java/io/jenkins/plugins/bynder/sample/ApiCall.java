package io.jenkins.plugins.bynder.sample;

/**
 * A request to the API whose sender is known.
 *
 * @param form fields of the body; none if it was no form
 */
record ApiCall(Call call, Parameters form, Caller caller) {

    Parameters query() {
        return call.query();
    }

    String variable(String name) {
        return call.variable(name);
    }
}
