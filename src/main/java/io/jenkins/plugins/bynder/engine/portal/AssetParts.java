package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the bulky parts of a listed asset to keep; the rest is dropped while parsing, so that 50,000 assets fit into
 * a small heap.
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

    /** Just what identifies an asset and its file. */
    public static AssetParts basic() {
        return new AssetParts(false, Set.of(), Set.of());
    }

    /** All that the portal tells. */
    public static AssetParts all() {
        return new AssetParts(true, Set.of(), Set.of());
    }

    /** These fields, and the named rendition. */
    public AssetParts withRendition(String name) {
        return new AssetParts(everything, plus(renditions, name), properties);
    }

    /** These fields, and the named metaproperty. */
    public AssetParts withProperty(String name) {
        return new AssetParts(everything, renditions, plus(properties, name));
    }

    boolean hasRendition(String name) {
        return renditions.contains(name) || renditions.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The spelling in which a metaproperty was asked for; portals do not always keep the case of its name. */
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
