package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.AssetSource;
import io.jenkins.plugins.bynder.engine.sync.Presence;
import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import java.io.NotSerializableException;
import java.io.Serial;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/**
 * An agent's access to the controller's portal, limited to the assets that this sync has listed and to the time of the
 * sync. A compromised agent therefore cannot download other assets with the controller's credentials.
 */
final class ListedAssets implements AssetSource, SerializableOnlyOverRemoting, AutoCloseable {

    private static final long serialVersionUID = 1;

    private final transient AssetSource portal;
    private final transient UnaryOperator<Asset> look;
    private final transient Function<Collection<SyncedRevision>, Set<String>> ownEdits;
    private final transient ListedAssetStore listed;
    private final transient Map<String, SyncedRevision> doubtful = new ConcurrentHashMap<>();
    private final transient Set<String> gone = ConcurrentHashMap.newKeySet();
    private final transient CallQuota quota;
    private transient volatile boolean closed;

    /**
     * @param look receives each asset and returns what the agent may see of it
     * @param ownEdits returns the ids of those assets whose last edit was our own
     * @param quota limit for all calls of the agent
     * @param listed keeps what was listed; closed with this object
     */
    ListedAssets(
            AssetSource portal,
            UnaryOperator<Asset> look,
            Function<Collection<SyncedRevision>, Set<String>> ownEdits,
            CallQuota quota,
            ListedAssetStore listed) {
        this.portal = portal;
        this.look = look;
        this.ownEdits = ownEdits;
        this.quota = quota;
        this.listed = listed;
    }

    @Override
    public ListingPage page(int number, int limit) throws PortalException, InterruptedException {
        requireOpen();
        return listed(number, quota.call(CallQuota.Kind.PAGE, 1, () -> portal.page(number, limit)));
    }

    @Override
    public ListingPage newest(int number, int limit) throws PortalException, InterruptedException {
        requireOpen();
        return listed(number, quota.call(CallQuota.Kind.PAGE, 1, () -> portal.newest(number, limit)));
    }

    private ListingPage listed(int number, ListingPage told) {
        quota.listed(told.total());
        ListingPage page = told.with(looked(told.assets()), looked(told.doubtful()));
        if (number == 1) {
            listed.beginListing(); // An inconsistent listing is read again.
        }
        page.assets().forEach(asset -> listed.put(SyncedRevision.of(asset)));
        page.doubtful().forEach(asset -> doubtful.put(asset.id(), SyncedRevision.of(asset)));
        return page;
    }

    private List<Asset> looked(List<Asset> assets) {
        return assets.stream().map(look).toList();
    }

    /** For assets that were not listed, reveals only whether they are in the set. */
    @Override
    public Map<String, Presence> presence(Collection<String> assetIds) throws InterruptedException {
        requireOpen();
        Map<String, Presence> presence = new HashMap<>(quota.<Map<String, Presence>, RuntimeException>call(
                CallQuota.Kind.PRESENCE, assetIds.size(), () -> portal.presence(assetIds)));
        presence.replaceAll((id, told) -> {
            SyncedRevision asset = doubtful.get(id);
            if (asset != null && told == Presence.IN_SET) {
                listed.put(asset);
            }
            if (told == Presence.GONE || told == Presence.NO_TAGS) {
                gone.add(id);
            } else {
                gone.remove(id);
            }
            return asset == null && told == Presence.NO_TAGS ? Presence.GONE : told;
        });
        quota.listed(listed.size());
        return presence;
    }

    /** Returns only assets in the set, which the sync could list as well. */
    @Override
    public List<Asset> assets(Collection<String> assetIds) throws PortalException, InterruptedException {
        requireOpen();
        List<Asset> assets = looked(quota.call(CallQuota.Kind.ASSETS, assetIds.size(), () -> portal.assets(assetIds)));
        for (Asset asset : assets) {
            if (listed.find(asset.id()).isEmpty()) {
                listed.put(SyncedRevision.of(asset));
            }
        }
        quota.listed(listed.size());
        return assets;
    }

    /** Judged by the listing, not by what the agent says of it. */
    @Override
    public Set<String> ownEdits(Collection<String> assetIds) throws InterruptedException {
        requireOpen();
        List<SyncedRevision> edited = assetIds.stream()
                .filter(Objects::nonNull)
                .map(listed::find)
                .flatMap(Optional::stream)
                .toList();
        return quota.<Set<String>, RuntimeException>call(
                CallQuota.Kind.OWN_EDITS, assetIds.size(), () -> ownEdits.apply(edited));
    }

    @Override
    public Set<String> expected() {
        requireOpen();
        return portal.expected();
    }

    @Override
    public OriginalVersion original(String assetId) throws PortalException, InterruptedException {
        requireListed(assetId);
        OriginalVersion original = quota.call(CallQuota.Kind.ORIGINAL, 1, () -> portal.original(assetId));
        listed.find(assetId).ifPresent(asset -> listed.replace(asset.withItem(original.itemId())));
        return original;
    }

    @Override
    public DownloadLink link(String assetId) throws PortalException, InterruptedException {
        requireListed(assetId);
        return quota.call(CallQuota.Kind.LINK, 1, () -> portal.link(assetId));
    }

    @Override
    public Set<String> renditions() throws PortalException, InterruptedException {
        requireOpen();
        return quota.call(CallQuota.Kind.RENDITIONS, 1, portal::renditions);
    }

    @Override
    public SourceStatus status() {
        return portal.status();
    }

    /** Assets that the portal reported by id as removed from the set. */
    Set<String> gone() {
        return Set.copyOf(gone);
    }

    /** Whether the portal has listed the asset in this sync. */
    boolean hasListed(String assetId) {
        return listed.find(assetId).isPresent();
    }

    /** The assets of the last listing, as the portal returned them. */
    AssetSet listed() {
        return listed.latest();
    }

    @Override
    public void close() {
        closed = true;
        listed.close();
    }

    private void requireListed(String assetId) {
        requireOpen();
        if (assetId == null || listed.find(assetId).isEmpty()) {
            throw new SecurityException(Messages.ListedAssets_notListed());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new SecurityException(Messages.ListedAssets_ended());
        }
    }

    @Serial
    private Object writeReplace() throws NotSerializableException {
        return getChannelForSerialization().export(AssetSource.class, this);
    }
}
