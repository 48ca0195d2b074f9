package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * State of a {@link RequestBudget} at one moment.
 *
 * @param used requests that currently count against the limit
 * @param limit maximum requests in a window; {@link Integer#MAX_VALUE} if unlimited
 * @param waiting requests that are held back
 * @param why a user-facing phrase: what they wait for; empty if none waits
 * @param waitMillis estimated time until the next one may start; requests in flight may extend it; 0 if none waits
 */
public record BudgetState(int used, int limit, Duration window, int waiting, String why, long waitMillis)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public BudgetState {
        Objects.requireNonNull(window);
        Objects.requireNonNull(why);
    }
}
