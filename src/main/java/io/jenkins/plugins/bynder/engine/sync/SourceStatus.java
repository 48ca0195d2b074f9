package io.jenkins.plugins.bynder.engine.sync;

import java.io.Serializable;
import java.util.Objects;

/**
 * State of the portal side of a sync.
 *
 * @param requests API requests sent so far for this sync
 * @param waitingFor a user-facing phrase while requests are held back ("Bynder's request budget: 4,500 in 300 s used
 *     up"), empty while none is
 * @param waitMillis how long that will take at most, 0 if nothing waits
 */
public record SourceStatus(long requests, String waitingFor, long waitMillis) implements Serializable {

    private static final long serialVersionUID = 1;

    public SourceStatus {
        Objects.requireNonNull(waitingFor);
    }
}
