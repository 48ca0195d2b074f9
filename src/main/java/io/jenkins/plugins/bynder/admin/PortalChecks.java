package io.jenkins.plugins.bynder.admin;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Computer;
import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.config.UseListener;
import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Permission;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Checks each portal once an hour, so that administrators learn of problems before a build fails. */
@Restricted(NoExternalUse.class)
@Extension
public final class PortalChecks extends AsyncPeriodicWork implements UseListener {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<SessionKey, PortalCheck> checks = new ConcurrentHashMap<>();
    private final Set<SessionKey> running = ConcurrentHashMap.newKeySet();

    /** Identifies what was checked: a result is invalid for other credentials or another address. */
    private record SessionKey(String portal, String folder, String credentialsId) {

        static SessionKey of(Integration integration) {
            return new SessionKey(integration.getPortalUrl(), integration.folderName(), integration.getCredentialsId());
        }
    }

    public PortalChecks() {
        super("Bynder portals");
    }

    static PortalChecks get() {
        return ExtensionList.lookupSingleton(PortalChecks.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        for (Integration integration : BynderConfiguration.get().allIntegrations()) {
            check(integration);
        }
    }

    /** Empty before the first check. */
    Optional<PortalCheck> last(Integration integration) {
        return Optional.ofNullable(checks.get(SessionKey.of(integration)));
    }

    boolean isRunning(Integration integration) {
        return running.contains(SessionKey.of(integration));
    }

    /**
     * Asks the portal if the sync contradicts what is known. The sync is not an answer: if it had nothing to download, it
     * does not show whether downloads are allowed.
     */
    @Override
    public void used(Integration integration, boolean done) {
        Optional<PortalCheck> last = last(integration);
        boolean good = last.isPresent() && last.get().verdict() == PortalCheck.Verdict.GOOD;
        boolean recent =
                last.isPresent() && last.get().time().isAfter(Instant.now().minus(PAUSE));
        if (done != good && !recent) {
            start(integration);
        }
    }

    /** Starts a check in the background: a portal that keeps us waiting must not hold a request thread. */
    void start(Integration integration) {
        SessionKey session = SessionKey.of(integration);
        if (running.add(session)) {
            Computer.threadPoolForRemoting.execute(() -> {
                try {
                    check(integration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    running.remove(session);
                }
            });
        }
    }

    /** Checks now. Sends two requests, which may wait for the request budget. */
    private void check(Integration integration) throws InterruptedException {
        checks.put(SessionKey.of(integration), ask(integration));
    }

    private static PortalCheck ask(Integration integration) throws InterruptedException {
        String host = integration.address().uri().getHost();
        try {
            Portal portal = Portals.get().open(integration);
            return judge(portal.whoAmI(), host);
        } catch (PortalException e) {
            return switch (e.problem()) {
                // Credentials with read-only scopes may not query their user and need not.
                case FORBIDDEN -> now(PortalCheck.Verdict.GOOD, () -> Messages.PortalChecks_answers(host));
                case CREDENTIALS, REJECTED, NOT_FOUND ->
                    now(PortalCheck.Verdict.WRONG, () -> ErrorText.of(e, LocaleProvider.getLocale()));
                case UNREACHABLE, RATE_LIMITED, INVALID_RESPONSE ->
                    now(PortalCheck.Verdict.UNREACHABLE, () -> ErrorText.of(e, LocaleProvider.getLocale()));
            };
        } catch (IllegalArgumentException e) {
            return now(PortalCheck.Verdict.WRONG, () -> ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    private static PortalCheck judge(Account account, String host) {
        if (account.rolesKnown() && !Permission.DOWNLOAD_ORIGINALS.grantedTo(account)) {
            Permission missing = Permission.DOWNLOAD_ORIGINALS;
            return now(
                    PortalCheck.Verdict.WRONG,
                    () -> Messages.PortalChecks_missing(
                            account.user(), missing.label(), missing.without(LocaleProvider.getLocale())));
        }
        return now(PortalCheck.Verdict.GOOD, () -> Messages.PortalChecks_connected(host, account.user()));
    }

    private static PortalCheck now(PortalCheck.Verdict verdict, Supplier<String> sentence) {
        return new PortalCheck(verdict, Instant.now(), sentence);
    }
}
