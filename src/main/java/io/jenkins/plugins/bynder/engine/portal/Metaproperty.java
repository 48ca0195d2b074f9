package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.util.Objects;

/**
 * A field that a portal has for its assets.
 *
 * @param id for writing a value
 * @param name database name, for reading a value ({@code property_NAME}); fixed at creation
 * @param label what people see
 * @param type {@code text}, {@code longtext}, {@code date}, {@code select}, …
 */
public record Metaproperty(String id, String name, String label, String type) implements Serializable {

    private static final long serialVersionUID = 1;

    public Metaproperty {
        Ids.requireSafe(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
        Objects.requireNonNull(type);
    }
}
