package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link AssetQuery} of a portal. Caches results, so use it for one decision only. */
final class PortalAssetQuery implements AssetQuery {

    /** Originals that are cached, in about 16 MB; the request budget allows fewer in half an hour. */
    private static final int MAX_ORIGINALS = 40_000;

    private final Portal portal;
    private final ListingFiles files;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<Tag, TagListing> listings = new HashMap<>();
    private final Map<String, Optional<OriginalVersion>> originals = new HashMap<>();

    PortalAssetQuery(Portal portal, ListingFiles files) {
        this.portal = portal;
        this.files = files;
    }

    @Override
    public Map<String, Asset> assets(Collection<String> ids) throws PortalException, InterruptedException {
        List<String> missing = new ArrayList<>(new HashSet<>(ids));
        missing.removeAll(asked);
        if (!missing.isEmpty()) {
            portal.assets(missing, AssetParts.basic()).forEach(asset -> assets.put(asset.id(), asset));
            asked.addAll(missing);
        }
        Map<String, Asset> found = new LinkedHashMap<>();
        ids.stream().filter(assets::containsKey).forEach(id -> found.put(id, assets.get(id)));
        return found;
    }

    @Override
    public TagListing listing(Tag tag) throws PortalException, InterruptedException {
        if (!listings.containsKey(tag)) {
            listings.put(tag, read(tag));
        }
        return listings.get(tag);
    }

    private TagListing read(Tag tag) throws PortalException, InterruptedException {
        TagListing listing = new TagListing(tag, files);
        boolean whole = false;
        try {
            new AssetListing(portal, tag, AssetParts.basic()).readWhole(listing);
            whole = !listing.isFull();
        } finally {
            if (!whole) {
                listing.close();
            }
        }
        if (!whole) {
            throw new PortalException(
                    PortalException.Problem.INVALID_RESPONSE,
                    Texts.of(Messages.class).message("PortalAssetQuery.tooMany", AssetListing.MAX_ASSETS, tag.value()));
        }
        return listing;
    }

    @Override
    public Optional<OriginalVersion> original(String id) throws PortalException, InterruptedException {
        Optional<OriginalVersion> known = originals.get(id);
        if (known != null) {
            return known;
        }
        Optional<OriginalVersion> original = readOriginal(id);
        if (originals.size() < MAX_ORIGINALS) {
            originals.put(id, original);
        }
        return original;
    }

    @Override
    public void close() {
        listings.values().forEach(TagListing::close);
        listings.clear();
    }

    private Optional<OriginalVersion> readOriginal(String id) throws PortalException, InterruptedException {
        try {
            return Optional.of(portal.original(id));
        } catch (PortalException e) {
            if (e.problem() == PortalException.Problem.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
