package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assets deleted in the last 30 days, latest first. */
final class TrashApi {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SampleLibrary library;

    TrashApi(SampleLibrary library) {
        this.library = library;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.TRASH, this::list);
    }

    private SampleAnswer list(ApiCall call) throws Problem {
        call.caller().requireScope("asset:read");
        call.caller().requireRole("trash.assets");
        Instant oldest = call.call().at().minus(KEPT);
        List<Trashed> trash = new ArrayList<>(library.trash());
        Collections.reverse(trash);
        int limit = Math.max(1, call.query().number("limit", 10));
        return SampleAnswer.json(
                200,
                trash.stream()
                        .filter(one -> one.removed().isAfter(oldest))
                        .skip((long) (Math.max(1, call.call().page()) - 1) * limit)
                        .limit(limit)
                        .map(TrashApi::json)
                        .toList());
    }

    private static Map<String, Object> json(Trashed trashed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", trashed.asset().id());
        json.put("name", trashed.asset().name());
        json.put("dateRemoved", MediaJson.date(trashed.removed()));
        json.put("dateCreated", MediaJson.date(trashed.asset().created()));
        json.put("username", "ann@example.com");
        return json;
    }
}
