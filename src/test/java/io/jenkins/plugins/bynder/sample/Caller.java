package io.jenkins.plugins.bynder.sample;

import java.util.Optional;
import java.util.Set;

/**
 * Sender of a request.
 *
 * @param scopes of the token; empty for OAuth 1.0a, which has none
 */
record Caller(SampleUser user, Optional<Set<String>> scopes) {

    void requireScope(String scope) throws Problem {
        if (scopes.isPresent() && !scopes.get().contains(scope)) {
            throw new Problem(403, "Insufficient scope: " + scope + " is required");
        }
    }

    boolean has(String role) {
        return user.roles().contains(role);
    }

    void requireRole(String... oneOf) throws Problem {
        for (String role : oneOf) {
            if (has(role)) {
                return;
            }
        }
        throw new Problem(403, "Access denied");
    }
}
