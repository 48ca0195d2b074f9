package io.jenkins.plugins.bynder.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.bynder.credentials.CredentialsFinder;
import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalSession;
import io.jenkins.plugins.bynder.engine.portal.ProxySettings;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Opens portals for the controller. All builds share one request budget per portal, because Bynder counts by source
 * address, and one access token per credentials.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class Portals {

    private static final Duration MAX_DECISION = Duration.ofSeconds(10);

    private final Map<PortalAddress, RequestBudget> budgets = new ConcurrentHashMap<>();
    private final Map<SessionKey, Session> sessions = new ConcurrentHashMap<>();

    /** @param folder full name of the folder with the credentials; empty for Jenkins itself */
    private record SessionKey(PortalAddress portal, String folder, String credentialsId, Timeouts timeouts) {}

    private record Session(ApiCredentials keys, HttpSettings http, PortalSession session) {}

    public static Portals get() {
        return ExtensionList.lookupSingleton(Portals.class);
    }

    /**
     * Opens the portal of an integration for a build.
     *
     * @throws IllegalArgumentException with a user-facing message if the credentials are missing or unusable
     */
    public Portal open(Integration integration, Run<?, ?> run) {
        PortalAddress portal = integration.address();
        StandardCredentials credentials = credentials(portal, integration.getCredentialsId(), integration.folder());
        CredentialsFinder.track(run, credentials);
        return HttpPortal.of(session(portal, credentials, integration.folder(), integration.timeouts()));
    }

    /**
     * Opens the portal of an integration for a job outside of its builds.
     *
     * @throws IllegalArgumentException with a user-facing message if the credentials are missing or unusable
     */
    public Portal open(Integration integration, Item job) {
        PortalAddress portal = integration.address();
        StandardCredentials credentials = credentials(portal, integration.getCredentialsId(), integration.folder());
        CredentialsFinder.track(job, credentials);
        return HttpPortal.of(session(portal, credentials, integration.folder(), integration.timeouts()));
    }

    /**
     * Opens the portal of an integration outside of builds.
     *
     * @throws IllegalArgumentException with a user-facing message if the credentials are missing or unusable
     */
    public Portal open(Integration integration) {
        return open(
                integration.address(), integration.getCredentialsId(), integration.folder(), integration.timeouts());
    }

    /**
     * Opens the portal of an integration for a decision that can be repeated later: requests do not wait long for the
     * request budget.
     *
     * @throws IllegalArgumentException with a user-facing message if the credentials are missing or unusable
     */
    public Portal openForDecision(Integration integration) {
        PortalAddress portal = integration.address();
        return HttpPortal.impatient(
                session(
                        portal,
                        credentials(portal, integration.getCredentialsId(), integration.folder()),
                        integration.folder(),
                        integration.timeouts()),
                MAX_DECISION);
    }

    /**
     * Opens a portal with values from a form.
     *
     * @param folder location of the form
     * @throws IllegalArgumentException with a user-facing message if the credentials are missing or unusable
     */
    Portal open(PortalAddress portal, String credentialsId, Optional<Item> folder, Timeouts timeouts) {
        return HttpPortal.of(session(portal, credentials(portal, credentialsId, folder), folder, timeouts));
    }

    private PortalSession session(
            PortalAddress portal, StandardCredentials credentials, Optional<Item> folder, Timeouts timeouts) {
        ApiCredentials keys = CredentialsFinder.of(credentials);
        HttpSettings http = http(timeouts);
        RequestBudget budget = budgets.computeIfAbsent(portal, unused -> RequestBudget.bynder());
        Session session = sessions.compute(
                new SessionKey(portal, folder.map(Item::getFullName).orElse(""), credentials.getId(), timeouts),
                (key, old) ->
                        old != null && old.keys().equals(keys) && old.http().equals(http)
                                ? old
                                : new Session(keys, http, new PortalSession(portal, keys, budget, http)));
        return session.session();
    }

    private static StandardCredentials credentials(PortalAddress portal, String credentialsId, Optional<Item> folder) {
        if (credentialsId.isEmpty()) {
            throw new InvalidValueException(Texts.of(Messages.class).message("Integration.credentialsMissing"));
        }
        return CredentialsFinder.find(credentialsId, portal, folder)
                .orElseThrow(() -> new InvalidValueException(Texts.of(Messages.class)
                        .message(
                                "Integration.credentialsNotFound",
                                credentialsId,
                                portal.uri().getHost())));
    }

    /** The request budget of a portal; empty if it was not used since Jenkins started. */
    public Optional<RequestBudget> budget(PortalAddress portal) {
        return Optional.ofNullable(budgets.get(portal));
    }

    /** HTTP settings for the portal of an integration and its file host. */
    public HttpSettings http(Integration integration) {
        return http(integration.timeouts());
    }

    /** HTTP settings for agents. They include the proxy password only if an administrator has allowed that. */
    public HttpSettings agentHttp(Integration integration) {
        HttpSettings http = http(integration);
        return integration.isProxyPasswordOnAgents() || proxyPassword().isEmpty()
                ? http
                : HttpSettings.standard().withTimeouts(integration.timeouts());
    }

    HttpSettings http(Timeouts timeouts) {
        return http().withTimeouts(timeouts);
    }

    /** HTTP settings with the proxy of Jenkins, for the controller and for agents. */
    HttpSettings http() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        if (proxy == null || Util.fixEmpty(proxy.getName()) == null) {
            return HttpSettings.standard();
        }
        List<String> direct = Stream.of(Util.fixNull(proxy.getNoProxyHost()).split("[ \t\n,|]+"))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        return HttpSettings.standard()
                .withProxy(new ProxySettings(
                        proxy.getName(), proxy.getPort(), Util.fixNull(proxy.getUserName()), proxyPassword(), direct));
    }

    private static String proxyPassword() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        return proxy == null || proxy.getSecretPassword() == null
                ? ""
                : proxy.getSecretPassword().getPlainText();
    }
}
