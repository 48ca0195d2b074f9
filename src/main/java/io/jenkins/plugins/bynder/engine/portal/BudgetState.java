package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a {@link RequestBudget} stands at one moment.
 *
 * @param used requests that count against the limit now
 * @param limit most requests in a window; {@link Integer#MAX_VALUE} if there is no limit
 * @param waiting requests that are held back
 * @param why a user-facing phrase that says what they wait for; empty while nothing waits
 * @param waitMillis until the first of them may go, as far as it can be known: requests still under way may prolong it;
 *     0 while nothing waits
 */
public record BudgetState(int used, int limit, Duration window, int waiting, String why, long waitMillis)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public BudgetState {
        Objects.requireNonNull(window);
        Objects.requireNonNull(why);
    }
}
