package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileBody;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Downloads a limited number of small renditions from the portal's file host, without credentials. Failures are
 * ignored.
 */
final class ThumbnailDownload {

    private static final Logger LOGGER = Logger.getLogger(ThumbnailDownload.class.getName());

    /** Maximum thumbnails of one sync: two pages of the report. */
    static final int MAX_THUMBNAILS = 100;

    private static final long MAX_TOTAL_BYTES = 10L << 20;

    /** The built-in small renditions, preferred ones first. */
    private static final List<String> RENDITIONS = List.of("thul", "mini", "webimage");

    private final Portal portal;
    private final FileHost host;
    private final ThumbnailStore pictures;

    ThumbnailDownload(Portal portal, FileHost host, ThumbnailStore pictures) {
        this.portal = portal;
        this.host = host;
        this.pictures = pictures;
    }

    /** @param assetIds only the first {@link #MAX_THUMBNAILS} are used */
    void fetch(Collection<String> assetIds) throws PortalException, InterruptedException, IOException {
        AssetParts fields = AssetParts.basic();
        for (String rendition : RENDITIONS) {
            fields = fields.withRendition(rendition);
        }
        List<String> wanted = assetIds.stream().limit(MAX_THUMBNAILS).toList();
        long rest = MAX_TOTAL_BYTES;
        for (Asset asset : portal.assets(wanted, fields)) {
            Optional<byte[]> picture = rest > 0 ? picture(asset) : Optional.empty();
            if (picture.isPresent() && pictures.keep(asset.id(), picture.get())) {
                rest -= picture.get().length;
            }
        }
    }

    private Optional<byte[]> picture(Asset asset) throws InterruptedException {
        for (String rendition : RENDITIONS) {
            String address = asset.rendition(rendition);
            if (!address.isEmpty()) {
                try {
                    return read(host.open(DownloadLink.of(address, portal.address())));
                } catch (IllegalArgumentException | IOException e) {
                    LOGGER.log(Level.FINE, e, () -> "No picture of " + asset.id());
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(FileAnswer answer) throws IOException {
        if (!(answer instanceof FileAnswer.Whole whole)) {
            return Optional.empty();
        }
        try (FileBody body = whole.body()) {
            byte[] bytes = body.stream().readNBytes(ThumbnailStore.MAX_BYTES + 1);
            return bytes.length > ThumbnailStore.MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        }
    }
}
