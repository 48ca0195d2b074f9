package io.jenkins.plugins.bynder.portal;

import java.util.Objects;

/**
 * What all users of one portal with the same keys share: connections, access token, request budget. Keep one for as
 * long as the keys stay the same; it holds no thread and no connection for longer than a few idle minutes.
 */
public final class PortalSession {

    private final PortalAddress address;
    private final Keys keys;
    private final RequestBudget budget;
    private final HttpSettings settings;

    public PortalSession(PortalAddress address, Keys keys, RequestBudget budget, HttpSettings settings) {
        this.address = Objects.requireNonNull(address);
        this.keys = Objects.requireNonNull(keys);
        this.budget = Objects.requireNonNull(budget);
        this.settings = Objects.requireNonNull(settings);
    }

    public PortalAddress address() {
        return address;
    }

    public RequestBudget budget() {
        return budget;
    }

    @Override
    public String toString() {
        return "PortalSession[" + address + ", " + keys + ", " + settings + "]";
    }
}
