package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up assets by id, because a lagging index or a change of the user's rights can hide assets from a listing whose
 * totals are consistent.
 *
 * <p>One request covers 99 assets. A response omits unknown assets, but also those that a damaged index has lost. An
 * omitted asset is therefore requested on its own, and only Bynder's 404 for it proves that it is gone. A gateway that
 * answers 404 to all such requests does so for a listed asset, too, the witness. It is requested in the same way once.
 */
final class AbsenceProof {

    private static final int BATCH = 99;

    /** Requests for single assets in one sync. Further deletions wait for the next sync. */
    private static final int MAX_SINGLE = 1000;

    private static final int MAX_FAILURES = 3;

    /** Other tags to look for an asset. */
    private static final int MAX_TAGS = 3;

    private static final int PAGE = 10;

    private final Portal portal;
    private final Tag tag;
    private volatile Optional<String> witness = Optional.empty();

    AbsenceProof(Portal portal, Tag tag) {
        this.portal = portal;
        this.tag = tag;
    }

    /** Records an asset that had tags in a listing: if it has none by id, responses by id contain no tags. */
    void shown(Asset asset) {
        witness = Optional.of(asset.id());
    }

    Map<String, Presence> presence(Collection<String> assetIds) throws InterruptedException {
        List<String> ids = new ArrayList<>(new LinkedHashSet<>(assetIds));
        Map<String, Presence> presence = new HashMap<>();
        ids.forEach(id -> presence.put(id, Presence.UNKNOWN));
        List<String> unclear = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        boolean byIds = true;
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            try {
                unclear.addAll(byIds ? ask(batch, presence, answered) : batch);
            } catch (PortalException e) {
                if (e.problem().endsListing()) {
                    break; // A portal that does not answer by id proves nothing.
                }
                // Some gateways reject long addresses, and some portals this parameter.
                byIds = false;
                unclear.addAll(batch);
            }
        }
        askEach(unclear, presence, answered);
        return presence;
    }

    /** Returns the ids about which the response says nothing reliable. */
    private List<String> ask(List<String> batch, Map<String, Presence> presence, Set<String> answered)
            throws PortalException, InterruptedException {
        LinkedHashSet<String> wanted = new LinkedHashSet<>(batch);
        witness.ifPresent(wanted::add);
        Map<String, Asset> found = new HashMap<>();
        portal.assets(wanted, AssetParts.basic()).forEach(asset -> found.put(asset.id(), asset));
        answered.addAll(found.keySet());
        Optional<Asset> shown = witness.map(found::get);
        boolean tagsShown = shown.isPresent() && !shown.get().tags().isEmpty();
        List<String> unclear = new ArrayList<>();
        for (String id : batch) {
            Presence told = found.containsKey(id) ? of(found.get(id)) : Presence.UNKNOWN;
            if (told == Presence.UNKNOWN || (told == Presence.NO_TAGS && !tagsShown)) {
                unclear.add(id);
            } else {
                presence.put(id, told);
            }
        }
        return unclear;
    }

    /**
     * @param answered ids of assets that other responses contain: a 404 for one of them contradicts these and proves
     *     nothing
     */
    private void askEach(List<String> ids, Map<String, Presence> presence, Set<String> answered)
            throws InterruptedException {
        Witness shown = new Witness();
        int failures = 0;
        for (String id : ids.subList(0, Math.min(ids.size(), MAX_SINGLE))) {
            if (failures == MAX_FAILURES) {
                return;
            }
            try {
                Optional<Asset> found = portal.asset(id, AssetParts.basic());
                boolean proven = found.isPresent() ? isReadable(found.get(), shown) : shown.isFound();
                Presence told = found.map(this::of).orElse(answered.contains(id) ? Presence.UNKNOWN : Presence.GONE);
                presence.put(id, proven ? told : Presence.UNKNOWN);
                failures = 0;
            } catch (PortalException e) {
                failures++;
            }
        }
    }

    private boolean isReadable(Asset asset, Witness shown) throws PortalException, InterruptedException {
        return of(asset) != Presence.NO_TAGS || shown.hasTags();
    }

    /**
     * A listed asset, requested on its own when an answer about another one depends on it. If no asset is listed, one
     * with another tag, because an empty listing and answers without tags would otherwise prove that all are gone.
     */
    private final class Witness {

        private Optional<Asset> asset = Optional.empty();
        private boolean listed;
        private boolean asked;

        /** Also true if the portal lists no asset at all. */
        boolean isFound() throws PortalException, InterruptedException {
            ask();
            return !listed || asset.isPresent();
        }

        /** Whether responses about single assets contain tags; also true if the portal lists no asset at all. */
        boolean hasTags() throws PortalException, InterruptedException {
            ask();
            return !listed || asset.filter(shown -> !shown.tags().isEmpty()).isPresent();
        }

        private void ask() throws PortalException, InterruptedException {
            if (!asked) {
                Optional<String> id = witness.isPresent() ? witness : withOtherTag();
                listed = id.isPresent();
                asset = listed ? portal.asset(id.get(), AssetParts.basic()) : Optional.empty();
                asked = true;
            }
        }

        private Optional<String> withOtherTag() throws PortalException, InterruptedException {
            List<Tag> others = portal.tags("").stream()
                    .filter(known -> known.assets() > 0 && !known.tag().equals(tag.value()))
                    .flatMap(known -> usable(known.tag()).stream())
                    .limit(MAX_TAGS)
                    .toList();
            for (Tag other : others) {
                ListingPage page = portal.assets(other, 1, PAGE, AssetParts.basic());
                if (!page.assets().isEmpty()) {
                    return Optional.of(page.assets().get(0).id());
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<Tag> usable(String tag) {
        try {
            return Optional.of(new Tag(tag));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // A portal may have tags that cannot be used in a request.
        }
    }

    private Presence of(Asset asset) {
        if (asset.archived()) {
            return Presence.GONE;
        }
        if (asset.hasTag(tag.value())) {
            return Presence.IN_SET;
        }
        if (!asset.tagsReadable()) {
            return Presence.UNKNOWN;
        }
        return asset.tags().isEmpty() ? Presence.NO_TAGS : Presence.GONE;
    }
}
