package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing to ask a portal, before it is signed.
 *
 * @param path begins with a slash; trailing slashes count, Bynder's gateway routes by them
 * @param subject what it is about, for sentences: an asset's id, a tag; may be empty
 * @param parameters of the query, or of the form if the action posts one
 * @param reducible whether the caller asks for less when this fails, so that it is not worth many attempts
 */
record ApiRequest(ApiOperation action, String path, String subject, List<Parameter> parameters, boolean reducible) {

    record Parameter(String name, String value) {

        /** A form can hold secrets. */
        @Override
        public String toString() {
            return name;
        }
    }

    ApiRequest {
        parameters = List.copyOf(parameters);
    }

    ApiRequest(ApiOperation action, String path, String subject) {
        this(action, path, subject, List.of(), false);
    }

    ApiRequest with(String name, Object value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value.toString()));
        return new ApiRequest(action, path, subject, more, reducible);
    }

    ApiRequest withReducible(boolean canAskForLess) {
        return new ApiRequest(action, path, subject, parameters, canAskForLess);
    }

    String method() {
        return action.post() ? "POST" : "GET";
    }
}
