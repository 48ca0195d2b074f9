package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A field that a portal has for its assets.
 *
 * @param id for writing a value; empty if the portal's answer has none that can be used
 * @param name database name, for reading a value ({@code property_NAME}); fixed at creation
 * @param labels what people see, in all languages, the main one first; may be empty
 * @param type {@code text}, {@code longtext}, {@code date}, {@code select}, …; empty if the portal does not say
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

    /** What users see; the name if they see nothing else. */
    public String label() {
        return labels.isEmpty() ? name : labels.get(0);
    }
}
