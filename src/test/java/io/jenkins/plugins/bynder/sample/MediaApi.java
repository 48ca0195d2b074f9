package io.jenkins.plugins.bynder.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Listing and reading assets. */
final class MediaApi {

    private static final int LIMIT = 50;
    private static final int MOST = 1000;

    private final SampleLibrary library;
    private final MediaJson json;
    private final Quirks quirks;
    private final TagMatch tagMatch;
    private final ListingCache cache = new ListingCache();

    MediaApi(SampleLibrary library, MediaJson json, Quirks quirks, TagMatch tagMatch) {
        this.library = library;
        this.json = json;
        this.quirks = quirks;
        this.tagMatch = tagMatch;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.MEDIA_LIST, this::list);
        routes.put(Route.MEDIA, this::one);
    }

    private SampleAnswer list(ApiCall call) throws Problem {
        call.caller().requireScope("asset:read");
        Parameters query = call.query();
        List<SampleAsset> found = call.listing(found(query, call.caller()));
        int most = Math.min(MOST, quirks.pageLimit());
        int limit = Math.max(1, Math.min(query.number("limit", LIMIT), most));
        int number = Math.max(1, query.number("page", 1));
        boolean items = query.flag("includeMediaItems").orElse(false);
        List<Map<String, Object>> page = quirks.shifted(found, number).stream()
                .skip((long) (number - 1) * limit)
                .limit(limit)
                .map(asset -> entry(asset, items))
                .toList();
        boolean counted =
                query.flag("count").orElse(false) || query.flag("total").orElse(false);
        return SampleAnswer.json(200, counted ? counted(found, page) : page);
    }

    private List<SampleAsset> found(Parameters query, Caller caller) {
        OptionalLong revision = library.revision();
        Optional<String> ids = query.filled("ids").filter(given -> revision.isPresent());
        if (ids.isPresent()) {
            return found(query, caller, library.withIds(Arrays.asList(ids.get().split(","))));
        }
        ListingCache.Key key = new ListingCache.Key(
                query.without("page").without("limit").without("includeMediaItems"),
                caller.has("ARCHIVEMEDIA"),
                seesLimited(caller));
        return cache.get(key, revision, () -> found(query, caller, library.indexed()));
    }

    private List<SampleAsset> found(Parameters query, Caller caller, List<SampleAsset> assets) {
        return new ListingQuery(query, tagMatch)
                .apply(assets.stream().filter(visible(caller)).toList());
    }

    private Map<String, Object> entry(SampleAsset asset, boolean items) {
        Map<String, Object> entry = json.listed(asset);
        if (items) {
            entry.put("mediaItems", json.shortItems(asset));
        }
        return entry;
    }

    private Map<String, Object> counted(List<SampleAsset> found, List<Map<String, Object>> page) {
        ListingCache.Facets facets = cache.facets(found);
        Map<String, Object> count = new LinkedHashMap<>();
        count.put("total", found.size() + quirks.totalOff());
        count.put("type", facets.types());
        count.put("tags", facets.tags());
        count.put("orientation", Map.of());
        count.put("brandId", Map.of());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("count", count);
        answer.put("media", page);
        return answer;
    }

    private SampleAnswer one(ApiCall call) throws Problem {
        call.caller().requireScope("asset:read");
        SampleAsset asset = library.find(call.variable("id"))
                .filter(visible(call.caller()).and(found -> !quirks.isGhost(found.id())))
                .orElseThrow(() -> new Problem(SampleAnswer.messageWithTextCode(404, "Media not found")));
        Map<String, Object> answer = json.listed(asset);
        boolean versions = call.query().flag("versions").orElse(false);
        answer.put("mediaItems", versions ? json.items(asset) : new ArrayList<>(json.shortItems(asset)));
        return SampleAnswer.json(200, answer);
    }

    /** Silently leaves out what the user may not see. */
    private static Predicate<SampleAsset> visible(Caller caller) {
        boolean archived = caller.has("ARCHIVEMEDIA");
        boolean limited = seesLimited(caller);
        return asset -> (archived || !asset.archived()) && (limited || !asset.limited());
    }

    private static boolean seesLimited(Caller caller) {
        return caller.has("KEYVISUALDOWNLOAD") || caller.has("KEYVISUALSDOWNLOAD");
    }
}
