package io.jenkins.plugins.bynder.engine.backlink;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Immutable values for the placeholders of a {@link UrlTemplate}. */
public final class LinkValues {

    private final Map<Placeholder, String> values;

    private LinkValues(Map<Placeholder, String> values) {
        this.values = values;
    }

    public static LinkValues none() {
        return new LinkValues(new EnumMap<>(Placeholder.class));
    }

    /** Adds a value; an empty one counts as absent. */
    public LinkValues with(Placeholder placeholder, String value) {
        Map<Placeholder, String> more = new EnumMap<>(Placeholder.class);
        more.putAll(values);
        more.put(placeholder, value);
        return new LinkValues(more);
    }

    Optional<String> find(Placeholder placeholder) {
        return Optional.ofNullable(values.get(placeholder)).filter(value -> !value.isEmpty());
    }
}
