package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as it arrived.
 *
 * @param number counts all requests to both servers, from 1
 * @param at by the portal's clock
 * @param remote address of the sender
 * @param path still encoded
 * @param target path and query exactly as they were sent
 * @param authorization the header of that name
 * @param variables parts of the path by the names that the {@link Route} gives them
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
        Map<String, String> variables) {

    /** The asset that the path names; empty where it names none. */
    public String assetId() {
        return variables.getOrDefault("id", "");
    }

    /** The page of a listing, from 1. */
    public int page() {
        return query.number("page", 1);
    }

    /** Entries on a page of a listing that were asked for. */
    public int limit() {
        return query.number("limit", 50);
    }

    /** Whether a listing was asked for by ids. */
    public boolean byIds() {
        return query.filled("ids").isPresent();
    }

    String variable(String name) {
        return variables.get(name);
    }
}
