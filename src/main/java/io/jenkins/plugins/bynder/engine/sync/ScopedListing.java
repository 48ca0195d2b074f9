package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.IdSet;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntries;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads only the assets that events have named. The caller knows that no other asset has changed. */
final class ScopedListing {

    private final AssetSource source;
    private final Set<String> assetIds;
    private final ManifestEntries entries;

    /** @param entries the manifest */
    ScopedListing(AssetSource source, Set<String> assetIds, ManifestEntries entries) {
        this.source = source;
        this.assetIds = assetIds;
        this.entries = entries;
    }

    /** Empty if the responses do not settle the state of every asset. */
    Optional<Listing.Result> read(Listing.Keep keep) throws IOException, InterruptedException {
        List<ListedAsset> assets = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(assetIds);
        Optional<String> witness = witness();
        witness.ifPresent(missing::add);
        try {
            for (Asset asset : source.assets(List.copyOf(missing))) {
                if (missing.remove(asset.id()) && assetIds.contains(asset.id())) {
                    assets.add(keep.keep(asset));
                }
            }
        } catch (PortalException e) {
            if (e.problem().endsListing()) {
                throw e;
            }
            return Optional.empty();
        }
        if (witness.filter(missing::contains).isPresent()) {
            return Optional.empty();
        }
        Set<String> gone = new HashSet<>();
        Map<String, Presence> presence = missing.isEmpty() ? Map.of() : source.presence(missing);
        for (String id : missing) {
            switch (presence.getOrDefault(id, Presence.UNKNOWN)) {
                case IN_SET, UNKNOWN -> {
                    return Optional.empty();
                }
                case NO_TAGS, GONE -> {
                    if (witness.isEmpty()) {
                        return Optional.empty();
                    }
                    if (entries.containsKey(id)) {
                        gone.add(id);
                    }
                }
            }
        }
        IdSet settled = entries.idsInSet();
        assets.forEach(asset -> settled.remove(asset.id()));
        gone.forEach(settled::remove);
        return Optional.of(new Listing.Result(
                assets,
                List.of(),
                gone,
                Set.of(),
                List.of(),
                settled,
                Listing.names(settled, entries),
                ListingFigures.none()));
    }

    /**
     * A known asset that must be returned with its tag: if it is not, the portal omits tags in responses by id, and
     * missing tags prove nothing.
     */
    private Optional<String> witness() {
        return entries.anyInSet(assetIds).map(ManifestEntry::id);
    }
}
