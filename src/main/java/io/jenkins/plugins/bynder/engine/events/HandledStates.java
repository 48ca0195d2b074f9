package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States of assets that were acted on, so that an unchanged asset does not start the same thing again. Forgets the
 * oldest ones. Not thread-safe.
 */
public final class HandledStates {

    private static final int KEPT = 10_000;

    private final Map<String, String> states = new LinkedHashMap<>();

    /** Whether the state differs from the last one that was acted on. */
    public boolean isNew(String key, String state) {
        return !state.equals(states.get(key));
    }

    public void handled(String key, String state) {
        states.remove(key);
        states.put(key, state);
        if (states.size() > KEPT) {
            states.remove(states.keySet().iterator().next());
        }
    }
}
