package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.BudgetState;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The assets of a tag, read directly from the portal, where the credentials are. */
public final class PortalSource implements AssetSource {

    /** Requests for single assets in one sync. */
    private static final int MAX_SINGLE = 20;

    private final Portal portal;
    private final Tag tag;
    private final AssetParts fields;
    private final long before;
    private final AbsenceProof lookup;
    private final Set<String> expected;
    private final AtomicInteger single = new AtomicInteger();

    /** @param fields fields to read of each asset; {@link #fields(SyncSettings)} for a sync */
    public PortalSource(Portal portal, Tag tag, AssetParts fields) {
        this(portal, tag, fields, Set.of());
    }

    /** @param expected assets that the sync was started for */
    public PortalSource(Portal portal, Tag tag, AssetParts fields, Set<String> expected) {
        this.portal = Objects.requireNonNull(portal);
        this.tag = Objects.requireNonNull(tag);
        this.fields = Objects.requireNonNull(fields);
        this.before = portal.requests();
        this.lookup = new AbsenceProof(portal, tag);
        this.expected = Set.copyOf(expected);
    }

    /** The fields that a sync with those settings needs. */
    public static AssetParts fields(SyncSettings settings) {
        if (settings.writeMetadata()) {
            return AssetParts.all();
        }
        return settings.derivative().isEmpty()
                ? AssetParts.basic()
                : AssetParts.basic().withRendition(settings.derivative());
    }

    @Override
    public ListingPage page(int number, int limit) throws PortalException, InterruptedException {
        return seen(portal.assets(tag, number, limit, fields));
    }

    @Override
    public ListingPage newest(int number, int limit) throws PortalException, InterruptedException {
        return seen(portal.newest(tag, number, limit, fields));
    }

    private ListingPage seen(ListingPage page) {
        page.assets().stream().findFirst().ifPresent(lookup::shown);
        return page.current();
    }

    @Override
    public Map<String, Presence> presence(Collection<String> assetIds) throws InterruptedException {
        return lookup.presence(assetIds);
    }

    @Override
    public Set<String> expected() {
        return expected;
    }

    /**
     * Requests for several ids are answered from an index that can lag, so expected assets that it lacks are read one
     * by one.
     */
    @Override
    public List<Asset> assets(Collection<String> assetIds) throws PortalException, InterruptedException {
        List<Asset> found = new ArrayList<>(portal.assets(assetIds, fields));
        Set<String> left = new LinkedHashSet<>(assetIds);
        left.retainAll(expected);
        found.forEach(asset -> left.remove(asset.id()));
        for (String id : left) {
            if (single.incrementAndGet() > MAX_SINGLE) {
                break;
            }
            portal.asset(id, fields).ifPresent(found::add);
        }
        List<Asset> inSet = found.stream()
                .filter(asset -> asset.hasTag(tag.value()) && !asset.archived())
                .toList();
        inSet.stream().findFirst().ifPresent(lookup::shown);
        return inSet;
    }

    @Override
    public OriginalVersion original(String assetId) throws PortalException, InterruptedException {
        return portal.original(assetId);
    }

    @Override
    public DownloadLink link(String assetId) throws PortalException, InterruptedException {
        return portal.downloadLink(assetId);
    }

    @Override
    public Set<String> renditions() throws PortalException, InterruptedException {
        return portal.renditions();
    }

    @Override
    public SourceStatus status() {
        BudgetState budget = portal.budget();
        return new SourceStatus(portal.requests() - before, budget.why(), budget.waitMillis());
    }
}
