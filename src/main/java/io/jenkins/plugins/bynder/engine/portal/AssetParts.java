package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which bulky parts of a listed asset to keep. The rest is dropped while parsing, so that 50,000 assets fit into a
 * small heap.
 *
 * @param everything keep all renditions, properties, description and copyright
 * @param renditions names of renditions to keep
 * @param properties database names of metaproperties to keep
 */
public record AssetParts(boolean everything, Set<String> renditions, Set<String> properties) implements Serializable {

    private static final long serialVersionUID = 1;

    public AssetParts {
        renditions = Set.copyOf(renditions);
        properties = Set.copyOf(properties);
    }

    /** Only what identifies an asset and its file. */
    public static AssetParts basic() {
        return new AssetParts(false, Set.of(), Set.of());
    }

    /** Everything that the portal sends. */
    public static AssetParts all() {
        return new AssetParts(true, Set.of(), Set.of());
    }

    public AssetParts withRendition(String name) {
        return new AssetParts(everything, plus(renditions, name), properties);
    }

    public AssetParts withProperty(String name) {
        return new AssetParts(everything, renditions, plus(properties, name));
    }

    boolean hasRendition(String name) {
        return renditions.contains(name) || renditions.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The requested spelling of a metaproperty name; portals do not always preserve its case. */
    Optional<String> property(String name) {
        if (properties.isEmpty() || properties.contains(name)) {
            return Optional.of(name).filter(properties::contains);
        }
        return properties.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static Set<String> plus(Set<String> names, String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return more;
    }
}
