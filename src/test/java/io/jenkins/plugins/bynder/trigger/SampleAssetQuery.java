package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An in-memory library that records requests. */
final class SampleAssetQuery implements AssetQuery {

    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, OriginalVersion> originals = new LinkedHashMap<>();
    private final Map<String, PortalException.Problem> failing = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<TagListing> listings = new ArrayList<>();
    private final ListingFiles files;
    private final int inMemory;

    SampleAssetQuery() {
        this(new ListingFiles(() -> Path.of("none")), Integer.MAX_VALUE);
    }

    /** @param inMemory number of listed assets that are not in a file */
    SampleAssetQuery(ListingFiles files, int inMemory) {
        this.files = files;
        this.inMemory = inMemory;
    }

    SampleAssetQuery with(Asset asset) {
        assets.put(asset.id(), asset);
        return this;
    }

    SampleAssetQuery withOriginal(String id, String item, Instant created, int versions) {
        originals.put(id, new OriginalVersion(item, 0, "", 100, created, versions, WEDNESDAY));
        return this;
    }

    /** Ids of the assets whose originals were requested. */
    List<String> originalsAsked() {
        return asked;
    }

    static Asset asset(String id, String name, long size, Instant modified, String... tags) {
        return asset(id, name, size, modified, false, tags);
    }

    static Asset asset(String id, String name, long size, Instant modified, boolean archived, String... tags) {
        return new Asset(
                id,
                name,
                name + ".jpg",
                "jpg",
                "image",
                "",
                "",
                size,
                MONDAY,
                modified,
                List.of(tags),
                true,
                archived,
                false,
                false,
                true,
                Map.of(),
                Map.of(),
                Map.of());
    }

    @Override
    public Map<String, Asset> assets(Collection<String> ids) {
        Map<String, Asset> found = new LinkedHashMap<>(assets);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public TagListing listing(Tag tag) {
        TagListing listing = new TagListing(tag, files, inMemory);
        assets.values().stream().filter(asset -> asset.hasTag(tag.value())).forEach(listing::add);
        listings.add(listing);
        return listing;
    }

    /** The same, with failing requests for these assets. */
    SampleAssetQuery failing(PortalException.Problem problem, String... ids) {
        List.of(ids).forEach(id -> failing.put(id, problem));
        return this;
    }

    @Override
    public Optional<OriginalVersion> original(String id) throws PortalException {
        asked.add(id);
        if (failing.containsKey(id)) {
            throw new PortalException(failing.get(id), LocalizableText.plain("no answer"));
        }
        return Optional.ofNullable(originals.get(id));
    }

    @Override
    public void close() {
        listings.forEach(TagListing::close);
    }
}
