package io.jenkins.plugins.bynder.engine.portal;

import java.util.Objects;

/**
 * What all users of one portal with the same keys share: connections, access token, request budget. Keep one for as
 * long as the keys stay the same; it holds no thread and no connection for longer than a few idle seconds.
 */
public final class PortalSession {

    private final PortalAddress address;
    private final Keys keys;
    private final RequestBudget budget;
    private final HttpSettings settings;
    private final Signer signer;
    private final Wire wire;
    private final Failures failures;

    public PortalSession(PortalAddress address, Keys keys, RequestBudget budget, HttpSettings settings) {
        this(address, keys, budget, settings, Ticker.system());
    }

    PortalSession(PortalAddress address, Keys keys, RequestBudget budget, HttpSettings settings, Ticker ticker) {
        this.address = Objects.requireNonNull(address);
        this.keys = Objects.requireNonNull(keys);
        this.budget = Objects.requireNonNull(budget);
        this.settings = Objects.requireNonNull(settings);
        this.signer = Signer.of(keys, ticker);
        this.wire = new Wire(address, settings);
        this.failures = new Failures(address, keys, signer);
    }

    public PortalAddress address() {
        return address;
    }

    public RequestBudget budget() {
        return budget;
    }

    HttpSettings settings() {
        return settings;
    }

    Signer signer() {
        return signer;
    }

    Wire wire() {
        return wire;
    }

    Failures failures() {
        return failures;
    }

    @Override
    public String toString() {
        return "PortalSession[" + address + ", " + keys + ", " + settings + "]";
    }
}
