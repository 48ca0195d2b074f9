package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.portal.Asset;
import io.jenkins.plugins.bynder.portal.OriginalVersion;
import io.jenkins.plugins.bynder.portal.PortalException;
import io.jenkins.plugins.bynder.portal.Tag;
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
 * Decides whether a sync of a tag would change anything, given what was synced last. When that cannot be told, it says
 * yes: a build that finds nothing to do is cheap, a missed change is not.
 */
final class DueAssets {

    private final Library library;
    private final Tag tag;
    private final SyncedAssets synced;
    private final Set<String> due = new LinkedHashSet<>();
    private final List<SyncedAsset> settled = new ArrayList<>();

    DueAssets(Library library, Tag tag, SyncedAssets synced) {
        this.library = library;
        this.tag = tag;
        this.synced = synced;
    }

    /** Looks at these assets alone. */
    Due among(Collection<String> ids) throws PortalException, InterruptedException {
        Map<String, Asset> now = library.assets(ids);
        for (String id : ids) {
            look(id, Optional.ofNullable(now.get(id)).filter(this::carries));
        }
        return new Due(due, settled);
    }

    /** Looks at all that carry the tag, and all that did. */
    Due amongAll() throws PortalException, InterruptedException {
        Map<String, Asset> now = library.listing(tag);
        for (Asset asset : now.values()) {
            look(asset.id(), Optional.of(asset).filter(this::carries));
        }
        for (String id : synced.ids()) {
            if (!now.containsKey(id)) {
                due.add(id);
            }
        }
        return new Due(due, settled);
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
        Optional<OriginalVersion> original = library.original(now.id());
        if (original.isEmpty() || isOther(known, original.get())) {
            return true;
        }
        settled.add(listed.withItem(original.get().itemId()));
        return false;
    }

    /** Bynder moves {@code dateModified} with every edit, our own backlink included: the active original tells. */
    private static boolean isOther(SyncedAsset known, OriginalVersion now) {
        if (!known.item().isEmpty()) {
            return !known.item().equals(now.itemId());
        }
        Instant created = now.created();
        return created.isAfter(known.modified()) || now.versions() != 1;
    }
}
