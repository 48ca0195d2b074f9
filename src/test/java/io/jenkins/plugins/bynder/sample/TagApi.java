package io.jenkins.plugins.bynder.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Tags in use, and tagging many assets at once. */
final class TagApi {

    private final ObjectMapper mapper = new ObjectMapper();
    private final SampleLibrary library;
    private final Duration delay;

    TagApi(SampleLibrary library, Duration delay) {
        this.library = library;
        this.delay = delay;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.TAGS, this::list);
        routes.put(Route.TAG_ADD, this::add);
        routes.put(Route.TAG_REMOVE, this::remove);
    }

    private record Count(String id, String tag, int mediaCount) {}

    private List<Count> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        library.assets().forEach(asset -> asset.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Count(SampleIds.ofTag(entry.getKey()), entry.getKey(), entry.getValue()))
                .toList();
    }

    private SampleAnswer list(ApiCall call) throws Problem {
        call.caller().requireScope("asset:read");
        Parameters query = call.query();
        String keyword = query.first("keyword").orElse("").toLowerCase(Locale.ROOT);
        int limit = Math.max(1, query.number("limit", 50));
        int page = Math.max(1, query.number("page", 1));
        List<Map<String, Object>> json = counts().stream()
                .filter(count -> count.tag().toLowerCase(Locale.ROOT).contains(keyword))
                .filter(count -> count.mediaCount() >= query.number("mincount", 0))
                .sorted(order(query.first("orderBy").orElse("tag asc")))
                .skip((long) (page - 1) * limit)
                .limit(limit)
                .map(TagApi::json)
                .toList();
        return SampleAnswer.json(200, json);
    }

    private static Comparator<Count> order(String orderBy) {
        Comparator<Count> order = orderBy.startsWith("mediaCount")
                ? Comparator.comparingInt(Count::mediaCount)
                : Comparator.comparing(Count::tag);
        return orderBy.endsWith(" desc") ? order.reversed() : order;
    }

    private static Map<String, Object> json(Count count) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", count.id());
        json.put("tag", count.tag());
        json.put("mediaCount", count.mediaCount());
        return json;
    }

    private SampleAnswer add(ApiCall call) throws Problem {
        List<String> assets = new ArrayList<>();
        try {
            JsonNode data = mapper.readTree(call.form().first("data").orElse(""));
            data.forEach(id -> assets.add(id.asText()));
        } catch (JsonProcessingException e) {
            throw new Problem(400, "Invalid data");
        }
        return change(call, assets, (draft, tag) -> {
            draft.tags.remove(tag);
            draft.tags.add(tag);
        });
    }

    private SampleAnswer remove(ApiCall call) throws Problem {
        String ids = call.query().first("deleteIds").orElse("");
        return change(call, List.of(ids.split(",")), (draft, tag) -> draft.tags.remove(tag));
    }

    private SampleAnswer change(ApiCall call, List<String> assets, BiConsumer<SampleAsset.Draft, String> change)
            throws Problem {
        call.caller().requireScope("asset:write");
        call.caller().requireRole("MEDIAEDIT");
        Count found = counts().stream()
                .filter(count -> count.id().equals(call.variable("tag")))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "Tag not found"));
        for (String id : assets) {
            library.changeAt(call.call().at().plus(delay), id, draft -> change.accept(draft, found.tag()));
        }
        return SampleAnswer.message(202, "Accepted");
    }
}
