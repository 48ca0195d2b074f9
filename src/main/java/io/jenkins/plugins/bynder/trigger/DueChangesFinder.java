package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a sync of a tag would change anything compared with the last one. In doubt it says yes, because an
 * unnecessary build is cheap and a missed change is not.
 */
final class DueChangesFinder {

    /** Consecutive assets without an answer after which the portal counts as unavailable. */
    private static final int MAX_UNREACHABLE = 3;

    private final AssetQuery query;
    private final Tag tag;
    private final SyncedAssets synced;
    private final Set<String> due = new LinkedHashSet<>();
    private final List<SyncedAsset> settled = new ArrayList<>();
    private Set<String> metadataOnly = Set.of();
    private int unreachable;

    DueChangesFinder(AssetQuery query, Tag tag, SyncedAssets synced) {
        this.query = query;
        this.tag = tag;
        this.synced = synced;
    }

    /** Checks only these assets. */
    DueChanges among(Collection<String> ids) throws PortalException, InterruptedException {
        return among(ids, Set.of());
    }

    /**
     * Checks only these assets.
     *
     * @param metadataOnly assets whose events do not report a new file: if we wrote a link at that time, it explains
     *     the edit, and the portal is not asked about each asset of a large sync
     */
    DueChanges among(Collection<String> ids, Set<String> metadataOnly) throws PortalException, InterruptedException {
        this.metadataOnly = metadataOnly;
        Map<String, Asset> now = query.assets(ids);
        for (String id : ids) {
            look(id, Optional.ofNullable(now.get(id)).filter(this::carries));
        }
        return new DueChanges(due, settled);
    }

    /** Checks all assets that have the tag, and all that had it. */
    DueChanges amongAll() throws PortalException, InterruptedException {
        Map<String, Asset> now = query.listing(tag);
        for (Asset asset : now.values()) {
            look(asset.id(), Optional.of(asset).filter(this::carries));
        }
        for (String id : synced.ids()) {
            if (!now.containsKey(id)) {
                due.add(id);
            }
        }
        return new DueChanges(due, settled);
    }

    private boolean carries(Asset asset) {
        return asset.hasTag(tag.value()) && !asset.archived();
    }

    private void look(String id, Optional<Asset> tagged) throws PortalException, InterruptedException {
        Optional<SyncedAsset> known = synced.find(id);
        if (tagged.isEmpty() && known.isEmpty()) {
            return;
        }
        if (tagged.isEmpty() || known.isEmpty() || isOther(known.get(), tagged.get())) {
            due.add(id);
        }
    }

    private boolean isOther(SyncedAsset known, Asset now) throws PortalException, InterruptedException {
        SyncedAsset listed = SyncedAsset.of(now);
        if (known.size() != listed.size()
                || !known.name().equals(listed.name())
                || !known.extension().equals(listed.extension())) {
            return true;
        }
        if (known.modified().equals(listed.modified())) {
            return false;
        }
        if (metadataOnly.contains(now.id()) && isOurEdit(known, now)) {
            return false;
        }
        Optional<OriginalVersion> original;
        try {
            original = query.original(now.id());
            unreachable = 0;
        } catch (PortalException e) {
            if (concernsThePortal(e)) {
                throw e;
            }
            return true; // The sync handles an asset that cannot be read.
        }
        if (original.isEmpty() || isOther(known, original.get(), isOurEdit(known, now))) {
            return true;
        }
        settled.add(listed.withItem(original.get().itemId()));
        return false;
    }

    /** A portal that does not answer is not asked about each of many assets. */
    private boolean concernsThePortal(PortalException failure) {
        return failure.problem() == PortalException.Problem.UNREACHABLE
                ? ++unreachable == MAX_UNREACHABLE
                : !failure.problem().concernsOneAsset();
    }

    /** Whether the last edit of the asset happened while we wrote its link. */
    private static boolean isOurEdit(SyncedAsset known, Asset now) {
        return known.linking()
                .filter(when -> when.holds(now.dateModified(), PortalLag.CLOCK_DIFFERENCE))
                .isPresent();
    }

    /**
     * Whether the original changed. Bynder changes {@code dateModified} with every edit, our own backlink included. If
     * the original's id is not recorded, a reactivated older version cannot be distinguished from one that always was active; an
     * edit of our own then counts as no change, because otherwise each first link would start a build.
     */
    private static boolean isOther(SyncedAsset known, OriginalVersion now, boolean ourEdit) {
        if (!known.item().isEmpty()) {
            return !known.item().equals(now.itemId());
        }
        Instant created = now.created();
        return created.isAfter(known.modified()) || now.versions() != 1 && !ourEdit;
    }
}
