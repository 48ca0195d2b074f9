package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sync keeps of a listed asset. There are as many as the listing is long, so it shares its texts with the manifest
 * where they are equal.
 *
 * @param plain the file name it has unless another asset holds that name
 * @param size bytes of the active original, -1 if not listed; -1 for derivatives too, whose size is never listed
 * @param modified milliseconds since 1970
 * @param created milliseconds since 1970
 * @param rendition address of the wanted derivative, empty if there is none or the original is wanted
 * @param metadata the metadata file it should have, {@link Spool.Piece#NONE} if none is wanted
 */
record Listed(
        String id,
        String title,
        String plain,
        long size,
        long modified,
        long created,
        String rendition,
        Spool.Piece metadata) {

    /** Titles are for people; one that is longer than this is an attack. */
    private static final int MAX_TITLE = 2000;

    private static final long MAX_SECONDS =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    /**
     * @param derivative name of the wanted rendition, empty for the original
     * @param known what the manifest says of the asset
     */
    static Listed of(Asset asset, String derivative, Optional<Entry> known, Spool.Piece metadata) {
        String rendition = asset.renditions().getOrDefault(derivative, "");
        String plain = derivative.isEmpty()
                ? FileNames.plain(asset.name(), asset.extension(), asset.fileName(), asset.id())
                : FileNames.plain(
                        FileNames.withoutExtension(asset.name(), asset.extension()),
                        extension(rendition),
                        "",
                        asset.id());
        String title =
                asset.name().length() <= MAX_TITLE ? asset.name() : asset.name().substring(0, MAX_TITLE);
        return new Listed(
                known.map(Entry::id).orElse(asset.id()),
                known.map(Entry::title).filter(title::equals).orElse(title),
                known.map(Entry::path).filter(plain::equals).orElse(plain),
                derivative.isEmpty() ? asset.fileSize() : Asset.UNKNOWN_SIZE,
                millis(asset.dateModified()),
                millis(asset.dateCreated()),
                rendition,
                metadata);
    }

    /** Milliseconds since 1970; a time that no calendar of this planet has is as good as none. */
    static long millis(Instant time) {
        return Math.abs(time.getEpochSecond()) > MAX_SECONDS ? 0 : time.toEpochMilli();
    }

    private static String extension(String rendition) {
        try {
            String path = URI.create(rendition).getPath();
            return path == null ? "" : FileNames.extensionOf(path);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
