package io.jenkins.plugins.bynder.engine.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States of assets that were acted on, so that an asset which the portal shows unchanged does not start the same thing
 * again. Forgets the oldest ones. Not safe for threads.
 */
public final class HandledStates {

    private static final int KEPT = 10_000;

    private final Map<String, String> states = new LinkedHashMap<>();

    /** Whether that is another state than the one that was last acted on. */
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
