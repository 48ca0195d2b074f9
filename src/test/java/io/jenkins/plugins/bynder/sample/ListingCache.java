package io.jenkins.plugins.bynder.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The latest listing, for its next page: selecting and sorting a million assets takes seconds. */
final class ListingCache {

    /**
     * What a listing depends on, besides the library.
     *
     * @param query without what selects a page
     */
    record Key(Parameters query, boolean archived, boolean limited) {}

    private record Cached(Key key, long revision, List<SampleAsset> assets) {}

    /**
     * Numbers of assets.
     *
     * @param of what is counted
     */
    record Facets(List<SampleAsset> of, Map<String, Integer> types, Map<String, Integer> tags) {}

    private volatile Facets facets = new Facets(List.of(), Map.of(), Map.of());
    private volatile Cached latest = new Cached(new Key(Parameters.none(), false, false), -1, List.of());

    /** @param revision of the library; empty if the listing must not be kept */
    List<SampleAsset> get(Key key, OptionalLong revision, Supplier<List<SampleAsset>> reader) {
        Cached cached = latest;
        if (revision.isPresent()
                && cached.revision() == revision.getAsLong()
                && cached.key().equals(key)) {
            return cached.assets();
        }
        List<SampleAsset> assets = reader.get();
        if (revision.isPresent()) {
            latest = new Cached(key, revision.getAsLong(), assets);
        }
        return assets;
    }

    Facets facets(List<SampleAsset> assets) {
        Facets counted = facets;
        if (counted.of() != assets) {
            Map<String, Integer> types = new LinkedHashMap<>();
            Map<String, Integer> tags = new LinkedHashMap<>();
            for (SampleAsset asset : assets) {
                types.merge(asset.type(), 1, Integer::sum);
                asset.tags().forEach(tag -> tags.merge(tag, 1, Integer::sum));
            }
            counted = new Facets(assets, types, tags);
            facets = counted;
        }
        return counted;
    }
}
