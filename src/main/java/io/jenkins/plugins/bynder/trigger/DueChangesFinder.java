package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.PortalLag;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
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
    private final List<SyncedRevision> settled = new ArrayList<>();
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
        DueChanges.Builder due = new DueChanges.Builder(Integer.MAX_VALUE);
        Map<String, SyncedRevision> known = synced.find(ids);
        Map<String, Asset> shown = query.assets(ids);
        for (String id : new LinkedHashSet<>(ids)) {
            Optional<Asset> now = Optional.ofNullable(shown.get(id));
            Optional<SyncedRevision> tagged =
                    now.filter(asset -> TagListingEntry.isInSet(asset, tag)).map(SyncedRevision::of);
            if (isDue(Optional.ofNullable(known.get(id)), tagged)) {
                due.add(id, now.map(Asset::dateModified));
            }
        }
        synced.settle(settled);
        return due.changes();
    }

    /** Checks all assets that have the tag, and all that had it. */
    DueChanges amongAll() throws PortalException, InterruptedException {
        DueChanges.Builder due = new DueChanges.Builder(DueChanges.MAX_IDS);
        ListingComparison comparison = ListingComparison.of(query.listing(tag), synced);
        Iterator<List<TagListingEntry>> parts = comparison.differing();
        while (parts.hasNext()) {
            addDue(parts.next(), comparison, due);
        }
        due.addAll(comparison.left());
        return due.changes();
    }

    private void addDue(List<TagListingEntry> part, ListingComparison comparison, DueChanges.Builder due)
            throws PortalException, InterruptedException {
        Map<String, SyncedRevision> known = synced.find(part.stream()
                .filter(comparison::isKnown)
                .map(TagListingEntry::id)
                .toList());
        try {
            for (TagListingEntry now : part) {
                if (isDue(Optional.ofNullable(known.get(now.id())), Optional.of(now.asset()))) {
                    due.add(now.id(), Optional.of(now.asset().modified()));
                }
            }
        } finally {
            synced.settle(settled);
            settled.clear();
        }
    }

    private boolean isDue(Optional<SyncedRevision> known, Optional<SyncedRevision> tagged)
            throws PortalException, InterruptedException {
        return known.isEmpty() || tagged.isEmpty()
                ? known.isPresent() || tagged.isPresent()
                : isOther(known.get(), tagged.get());
    }

    /** Whether the portal shows the asset as it was when it was synced. */
    static boolean isUnchanged(SyncedRevision known, SyncedRevision now) {
        return looksAlike(known, now) && known.modified().equals(now.modified());
    }

    private static boolean looksAlike(SyncedRevision known, SyncedRevision now) {
        return known.size() == now.size()
                && known.name().equals(now.name())
                && known.extension().equals(now.extension());
    }

    private boolean isOther(SyncedRevision known, SyncedRevision now) throws PortalException, InterruptedException {
        if (!looksAlike(known, now)) {
            return true;
        }
        if (isUnchanged(known, now) || metadataOnly.contains(now.id()) && isOurEdit(known, now)) {
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
        settled.add(now.withItem(original.get().itemId()));
        return false;
    }

    /** A portal that does not answer is not asked about each of many assets. */
    private boolean concernsThePortal(PortalException failure) {
        return failure.problem() == PortalException.Problem.UNREACHABLE
                ? ++unreachable == MAX_UNREACHABLE
                : !failure.problem().concernsOneAsset();
    }

    /** Whether the last edit of the asset happened while we wrote its link. */
    private static boolean isOurEdit(SyncedRevision known, SyncedRevision now) {
        return known.linking()
                .filter(when -> when.holds(now.modified(), PortalLag.CLOCK_DIFFERENCE))
                .isPresent();
    }

    /**
     * Whether the original changed. Bynder changes {@code dateModified} with every edit, our own backlink included. If
     * the original's id is not recorded, a reactivated older version cannot be distinguished from one that always was active; an
     * edit of our own then counts as no change, because otherwise each first link would start a build.
     */
    private static boolean isOther(SyncedRevision known, OriginalVersion now, boolean ourEdit) {
        if (!known.item().isEmpty()) {
            return !known.item().equals(now.itemId());
        }
        Instant created = now.created();
        return created.isAfter(known.modified()) || now.versions() != 1 && !ourEdit;
    }
}
