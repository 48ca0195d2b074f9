package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * State of an asset of the sample portal; the {@link SampleLibrary} creates the next one.
 *
 * @param id upper-case hexadecimal in groups of 8-4-4-16, as in {@code /api/v4}
 * @param seed determines the bytes of all versions
 * @param publicly Bynder's {@code isPublic}
 * @param active number of the version that is the original now
 * @param properties values by database name of the metaproperty; none is empty
 * @param absent names of renditions that the portal has not created for this asset
 */
public record SampleAsset(
        String id,
        String idHash,
        long seed,
        String name,
        String description,
        String copyright,
        String type,
        List<String> tags,
        Instant created,
        Instant modified,
        Instant published,
        boolean archived,
        boolean limited,
        boolean watermarked,
        boolean publicly,
        List<SampleVersion> versions,
        int active,
        Map<String, List<String>> properties,
        List<String> absent) {

    public SampleAsset {
        tags = List.copyOf(tags);
        versions = List.copyOf(versions);
        absent = List.copyOf(absent);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        properties.forEach((key, values) -> {
            if (!values.isEmpty()) {
                copy.put(key, List.copyOf(values));
            }
        });
        properties = Map.copyOf(copy);
    }

    /** The active original. */
    public SampleVersion original() {
        return version(active);
    }

    /** @throws IllegalArgumentException if there is no such version */
    public SampleVersion version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No version " + number));
    }

    /** SHA-256 of the active original in lower-case hex. */
    public String sha256() {
        return original().content().sha256();
    }

    /** Bytes of the active original. */
    public long size() {
        return original().size();
    }

    SampleAsset with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.asset();
    }

    /** The mutable fields of an asset. */
    static final class Draft {

        private final SampleAsset from;

        String name;
        String description;
        String copyright;
        List<String> tags;
        Instant modified;
        Instant published;
        boolean archived;
        boolean limited;
        boolean watermarked;
        boolean publicly;
        List<SampleVersion> versions;
        int active;
        Map<String, List<String>> properties;
        List<String> absent;

        private Draft(SampleAsset from) {
            this.from = from;
            name = from.name;
            description = from.description;
            copyright = from.copyright;
            tags = new ArrayList<>(from.tags);
            modified = from.modified;
            published = from.published;
            archived = from.archived;
            limited = from.limited;
            watermarked = from.watermarked;
            publicly = from.publicly;
            versions = new ArrayList<>(from.versions);
            active = from.active;
            properties = new LinkedHashMap<>(from.properties);
            absent = new ArrayList<>(from.absent);
        }

        void keepDate() {
            modified = from.modified;
        }

        private SampleAsset asset() {
            return new SampleAsset(
                    from.id,
                    from.idHash,
                    from.seed,
                    name,
                    description,
                    copyright,
                    from.type,
                    tags,
                    from.created,
                    modified,
                    published,
                    archived,
                    limited,
                    watermarked,
                    publicly,
                    versions,
                    active,
                    properties,
                    absent);
        }
    }
}
