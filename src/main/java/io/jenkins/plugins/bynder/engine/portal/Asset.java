package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One asset, as {@code GET /api/v4/media/} lists it.
 *
 * <p>Serializable because it crosses to agents, and validated when it arrives. A text that the portal omits is empty,
 * an unknown size is {@link #UNKNOWN_SIZE}, an unknown time is {@link Instant#EPOCH}.
 *
 * @param id opaque and {@linkplain Ids safe}
 * @param name the title as shown to users, character references decoded; arbitrary text, often without an extension
 * @param fileName file name of the active original; empty in listings of portals before March 2025
 * @param extension first listed extension, lower-case, without dot; may be empty
 * @param type {@code image}, {@code document}, {@code audio}, {@code video}, {@code 3d}
 * @param fileSize bytes of the active original
 * @param dateModified changes with every edit of file or metadata, including our own backlink
 * @param tags as shown to users: character references decoded, trimmed; empty if the response contains none, which does
 *     not prove that the asset has none
 * @param tagsReadable whether every tag in the response could be parsed
 * @param renditions URLs of thumbnails and derivatives by name; only those that the {@link AssetParts} name
 * @param properties values of metaproperties by database name ({@code property_NAME} without the prefix); only those
 *     that the {@link AssetParts} name
 * @param nested the values among them that hold objects, as JSON, by the same names; only if all parts are kept
 */
public record Asset(
        String id,
        String name,
        String fileName,
        String extension,
        String type,
        String description,
        String copyright,
        long fileSize,
        Instant dateCreated,
        Instant dateModified,
        List<String> tags,
        boolean tagsReadable,
        boolean archived,
        boolean limited,
        boolean watermarked,
        boolean published,
        Map<String, String> renditions,
        Map<String, List<String>> properties,
        Map<String, String> nested)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Value of {@link #fileSize} if the response does not contain it. */
    public static final long UNKNOWN_SIZE = -1;

    private static final long MAX_SECONDS =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    public Asset {
        Ids.requireSafe(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(fileName);
        Objects.requireNonNull(extension);
        Objects.requireNonNull(type);
        Objects.requireNonNull(description);
        Objects.requireNonNull(copyright);
        Objects.requireNonNull(dateCreated);
        Objects.requireNonNull(dateModified);
        fileSize = Math.max(fileSize, UNKNOWN_SIZE);
        tags = List.copyOf(tags);
        renditions = Map.copyOf(renditions);
        properties = Map.copyOf(properties);
        nested = Map.copyOf(nested);
    }

    /** The same asset without values of metaproperties. */
    public Asset withoutProperties() {
        return new Asset(
                id,
                name,
                fileName,
                extension,
                type,
                description,
                copyright,
                fileSize,
                dateCreated,
                dateModified,
                tags,
                tagsReadable,
                archived,
                limited,
                watermarked,
                published,
                renditions,
                Map.of(),
                Map.of());
    }

    /** Address of a rendition, ignoring the case of its name, which differs between portals. Empty if there is none. */
    public String rendition(String rendition) {
        String exact = renditions.get(rendition);
        return exact != null
                ? exact
                : renditions.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(rendition))
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse("");
    }

    /** The values of a metaproperty by its name, separated by commas; empty if there is none. */
    public String property(String property) {
        return String.join(",", properties.getOrDefault(property, List.of()));
    }

    /** {@link #dateModified} in milliseconds since 1970; an impossible date counts as none. */
    public long modifiedMillis() {
        return millis(dateModified);
    }

    /** Milliseconds since 1970; an impossible date counts as none. */
    public static long millis(Instant time) {
        return Math.abs(time.getEpochSecond()) > MAX_SECONDS ? 0 : time.toEpochMilli();
    }

    /** Whether the asset has exactly this tag, case-sensitive, after decoding character references. */
    public boolean hasTag(String tag) {
        return tags.contains(tag) || (tag.indexOf('&') >= 0 && tags.contains(PortalText.decode(tag)));
    }
}
