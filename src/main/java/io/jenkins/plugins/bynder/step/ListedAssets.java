package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.portal.Asset;
import io.jenkins.plugins.bynder.portal.AssetPage;
import io.jenkins.plugins.bynder.portal.DownloadLink;
import io.jenkins.plugins.bynder.portal.OriginalVersion;
import io.jenkins.plugins.bynder.portal.PortalException;
import io.jenkins.plugins.bynder.sync.AssetSource;
import io.jenkins.plugins.bynder.sync.SourceStatus;
import java.io.NotSerializableException;
import java.io.Serial;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/**
 * The controller's portal as an agent may use it: for the assets that this sync's own listing has shown, and until the
 * sync has ended. An agent that has been taken over can so fetch no other asset with the controller's keys.
 */
final class ListedAssets implements AssetSource, SerializableOnlyOverRemoting, AutoCloseable {

    private static final long serialVersionUID = 1;

    private final transient AssetSource portal;
    private final transient Set<String> listed = ConcurrentHashMap.newKeySet();
    private transient volatile boolean closed;

    ListedAssets(AssetSource portal) {
        this.portal = portal;
    }

    @Override
    public AssetPage page(int number) throws PortalException, InterruptedException {
        requireOpen();
        AssetPage page = portal.page(number);
        for (Asset asset : page.assets()) {
            listed.add(asset.id());
        }
        return page;
    }

    @Override
    public OriginalVersion original(String assetId) throws PortalException, InterruptedException {
        requireListed(assetId);
        return portal.original(assetId);
    }

    @Override
    public DownloadLink link(String assetId) throws PortalException, InterruptedException {
        requireListed(assetId);
        return portal.link(assetId);
    }

    @Override
    public Set<String> renditions() throws PortalException, InterruptedException {
        requireOpen();
        return portal.renditions();
    }

    @Override
    public SourceStatus status() {
        return portal.status();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireListed(String assetId) {
        requireOpen();
        if (assetId == null || !listed.contains(assetId)) {
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
