package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayList;
import java.util.List;

/**
 * An API request before signing.
 *
 * @param path starts with a slash; trailing slashes matter because Bynder's gateway routes by them
 * @param subject what messages name: an asset id or a tag; may be empty
 * @param parameters of the query, or of the form if the operation posts one
 * @param reducible whether the caller asks for less when this fails, so that few attempts are enough
 */
record ApiRequest(ApiOperation action, String path, String subject, List<Parameter> parameters, boolean reducible) {

    record Parameter(String name, String value) {

        /** Leaves out the parameters: a form can hold secrets. */
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
