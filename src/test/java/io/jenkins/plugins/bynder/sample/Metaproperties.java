package io.jenkins.plugins.bynder.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metaproperties of a portal. Thread-safe. */
public final class Metaproperties {

    private final Map<String, SampleMetaproperty> byId = new LinkedHashMap<>();
    private final SampleIds ids;

    Metaproperties(SampleIds ids) {
        this.ids = ids;
    }

    /** Adds a metaproperty without checking for duplicates. */
    public synchronized SampleMetaproperty define(String name, String label, String type) {
        SampleMetaproperty made = new SampleMetaproperty(ids.next(), name, label, type, 10 * (byId.size() + 1));
        byId.put(made.id(), made);
        return made;
    }

    public synchronized List<SampleMetaproperty> all() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<SampleMetaproperty> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<SampleMetaproperty> byName(String name) {
        return byId.values().stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    /** @return whether it existed */
    public synchronized boolean delete(String id) {
        return byId.remove(id) != null;
    }
}
