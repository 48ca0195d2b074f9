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

/** {@link AssetQuery} of a portal. Caches all results, so use it for one decision only. */
final class PortalAssetQuery implements AssetQuery {

    private final Portal portal;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<Tag, Map<String, Asset>> listings = new HashMap<>();
    private final Map<String, Optional<OriginalVersion>> originals = new HashMap<>();

    PortalAssetQuery(Portal portal) {
        this.portal = portal;
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
    public Map<String, Asset> listing(Tag tag) throws PortalException, InterruptedException {
        if (!listings.containsKey(tag)) {
            List<Asset> listed = new AssetListing(portal, tag, AssetParts.basic()).readWhole(SyncedAssets.MAX_ASSETS);
            if (listed.size() > SyncedAssets.MAX_ASSETS) {
                throw new PortalException(
                        PortalException.Problem.INVALID_RESPONSE,
                        Texts.of(Messages.class)
                                .message("PortalAssetQuery.tooMany", SyncedAssets.MAX_ASSETS, tag.value()));
            }
            Map<String, Asset> byId = new LinkedHashMap<>();
            listed.forEach(asset -> byId.put(asset.id(), asset));
            listings.put(tag, byId);
        }
        return listings.get(tag);
    }

    @Override
    public Optional<OriginalVersion> original(String id) throws PortalException, InterruptedException {
        if (!originals.containsKey(id)) {
            originals.put(id, readOriginal(id));
        }
        return originals.get(id);
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
