package io.jenkins.plugins.bynder.engine.portal;

import java.util.Objects;

/**
 * What all users of one portal with the same credentials share: connections, access token, request budget. Keep one
 * instance for as long as the credentials stay the same; it holds no thread, and idle connections only for some
 * seconds.
 */
public final class PortalSession {

    private final PortalAddress address;
    private final ApiCredentials credentials;
    private final RequestBudget budget;
    private final HttpSettings settings;
    private final Signer signer;
    private final ApiTransport transport;
    private final ErrorMessages failures;

    public PortalSession(
            PortalAddress address, ApiCredentials credentials, RequestBudget budget, HttpSettings settings) {
        this(address, credentials, budget, settings, Ticker.system());
    }

    PortalSession(
            PortalAddress address,
            ApiCredentials credentials,
            RequestBudget budget,
            HttpSettings settings,
            Ticker ticker) {
        this.address = Objects.requireNonNull(address);
        this.credentials = Objects.requireNonNull(credentials);
        this.budget = Objects.requireNonNull(budget);
        this.settings = Objects.requireNonNull(settings);
        this.signer = Signer.of(credentials, ticker);
        this.transport = new ApiTransport(address, settings);
        this.failures = new ErrorMessages(address, credentials, signer);
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

    ApiTransport transport() {
        return transport;
    }

    ErrorMessages failures() {
        return failures;
    }

    @Override
    public String toString() {
        return "PortalSession[" + address + ", " + credentials + ", " + settings + "]";
    }
}
