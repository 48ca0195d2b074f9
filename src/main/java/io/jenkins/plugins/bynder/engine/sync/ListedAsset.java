package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Optional;

/**
 * The data of a listed asset that a sync keeps. Shares equal texts with its manifest entry, because there is one
 * instance for each listed asset that differs from its entry.
 *
 * @param plain preferred file name, used unless another asset has it
 * @param size bytes of the active original, -1 if not listed; -1 for derivatives too, whose size is never listed
 * @param modified milliseconds since 1970
 * @param created milliseconds since 1970
 * @param rendition address of the wanted derivative, empty if there is none or the original is wanted
 * @param metadata the metadata file it should have, {@link MetadataSpool.Entry#NONE} if none is wanted
 */
record ListedAsset(
        String id,
        String title,
        String plain,
        long size,
        long modified,
        long created,
        String rendition,
        MetadataSpool.Entry metadata) {

    /** No user writes a title longer than this. */
    private static final int MAX_TITLE = 2000;

    /**
     * @param known what the manifest says of the asset
     */
    static ListedAsset of(
            Asset asset, SyncSettings settings, Optional<ManifestEntry> known, MetadataSpool.Entry metadata) {
        String derivative = settings.derivative();
        String rendition = derivative.isEmpty() ? "" : asset.rendition(derivative);
        String plain = derivative.isEmpty()
                ? FileNames.plain(asset.name(), asset.extension(), asset.fileName(), asset.id())
                : FileNames.plain(
                        FileNames.withoutExtension(asset.name(), asset.extension()),
                        extension(rendition, settings, known),
                        "",
                        asset.id());
        String title =
                asset.name().length() <= MAX_TITLE ? asset.name() : asset.name().substring(0, MAX_TITLE);
        return new ListedAsset(
                known.map(ManifestEntry::id).orElse(asset.id()),
                known.map(ManifestEntry::title).filter(title::equals).orElse(title),
                known.map(ManifestEntry::path).filter(plain::equals).orElse(plain),
                derivative.isEmpty() ? asset.fileSize() : Asset.UNKNOWN_SIZE,
                asset.modifiedMillis(),
                Asset.millis(asset.dateCreated()),
                rendition,
                metadata);
    }

    /**
     * The address of the selected derivative.
     *
     * @throws PortalException if the listed address must not be followed
     */
    DownloadLink link(PortalAddress portal) throws PortalException {
        try {
            return DownloadLink.of(rendition, portal);
        } catch (IllegalArgumentException e) {
            throw new PortalException(PortalException.Problem.INVALID_RESPONSE, ErrorText.localizable(e), e);
        }
    }

    /** Whether the file name extension is known only from the file host's response. */
    boolean isUntyped(PortalAddress portal) {
        return !rendition.isEmpty() && typed(rendition, portal).isEmpty();
    }

    /** The same asset with the type that the file host sent. */
    ListedAsset typed(String extension, Optional<ManifestEntry> known, String derivative) {
        String stem = FileNames.withoutExtension(plain, learned(known, derivative));
        return new ListedAsset(
                id, title, FileNames.plain(stem, extension, "", id), size, modified, created, rendition, metadata);
    }

    private static String extension(String rendition, SyncSettings settings, Optional<ManifestEntry> known) {
        String typed = typed(rendition, settings.portal());
        String extension = typed.isEmpty() ? learned(known, settings.derivative()) : typed;
        return extension.isEmpty()
                ? link(rendition, settings.portal())
                        .map(link -> FileNames.extensionOf(link.uri().getPath()))
                        .orElse("")
                : extension;
    }

    private static String typed(String rendition, PortalAddress portal) {
        return link(rendition, portal)
                .map(link -> FileTypes.extension(link.uri()))
                .orElse("");
    }

    /** The extension that the file got from its host's response. */
    private static String learned(Optional<ManifestEntry> known, String derivative) {
        return known.filter(entry -> entry.revision().isOf(derivative))
                .map(entry -> FileTypes.extensionOf(entry.path()))
                .orElse("");
    }

    private static Optional<DownloadLink> link(String rendition, PortalAddress portal) {
        try {
            return Optional.of(DownloadLink.of(rendition, portal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
