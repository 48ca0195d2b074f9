package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A metaproperty that the portal defines for its assets.
 *
 * @param id for writing a value; empty if the response holds no usable one
 * @param name database name for reading a value ({@code property_NAME}); fixed at creation
 * @param labels display names in all languages, the main one first; may be empty
 * @param type {@code text}, {@code longtext}, {@code date}, {@code select}, …; empty if the response has none
 */
public record Metaproperty(String id, String name, List<String> labels, String type) implements Serializable {

    private static final long serialVersionUID = 1;

    public Metaproperty {
        if (!id.isEmpty()) {
            Ids.requireSafe(id);
        }
        Objects.requireNonNull(name);
        labels = List.copyOf(labels);
        Objects.requireNonNull(type);
    }

    public Metaproperty(String id, String name, String label, String type) {
        this(id, name, List.of(label), type);
    }

    /** The display name, or the database name if there is none. */
    public String label() {
        return labels.isEmpty() ? name : labels.get(0);
    }
}
