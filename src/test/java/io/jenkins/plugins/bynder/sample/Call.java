package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as received.
 *
 * @param number counts the requests to both servers, from 1
 * @param at by the portal's clock
 * @param remote address of the sender
 * @param path still encoded
 * @param target path and query exactly as sent
 * @param authorization value of that header
 * @param variables parts of the path by their names in the {@link Route}
 * @param json the body if it is JSON; empty otherwise
 */
public record Call(
        long number,
        Instant at,
        String remote,
        Host host,
        Route route,
        String method,
        String path,
        Parameters query,
        String target,
        Optional<String> authorization,
        Map<String, String> variables,
        String json) {

    /** The asset in the path; empty if there is none. */
    public String assetId() {
        return variables.getOrDefault("id", "");
    }

    /** Requested page of a listing, from 1. */
    public int page() {
        return query.number("page", 1);
    }

    /** Requested page size of a listing. */
    public int limit() {
        return query.number("limit", 50);
    }

    /** Whether the listing is by ids. */
    public boolean byIds() {
        return query.filled("ids").isPresent();
    }

    String variable(String name) {
        return variables.get(name);
    }
}
