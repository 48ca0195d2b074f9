package io.jenkins.plugins.bynder.admin;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.bynder.config.EventConsumer;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobsByIntegration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.portal.BudgetState;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.report.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** State of an integration, for the page of administrators. */
@Restricted(NoExternalUse.class)
public final class IntegrationView {

    private static final int MAX_JOBS = 20;

    private final Integration integration;
    private final Optional<PortalCheck> check;
    private final Optional<RequestBudget> budget;

    IntegrationView(Integration integration) {
        this.integration = integration;
        this.check = PortalChecks.get().last(integration);
        if (check.isEmpty()) {
            PortalChecks.get().start(integration);
        }
        this.budget = Portals.get().budget(integration.address());
    }

    /** With the folder that defines it, if one does. */
    public String getName() {
        return integration.title();
    }

    public String getOwnName() {
        return integration.getName();
    }

    /** Full name of the folder that defines it; empty if Jenkins itself does. */
    public String getFolder() {
        return integration.folderName();
    }

    public String getPortalUrl() {
        return integration.getPortalUrl();
    }

    public String getHost() {
        return integration.address().uri().getHost();
    }

    public String getTag() {
        return integration.getTag();
    }

    /** A word for style sheets. */
    public String getKind() {
        return check.map(last -> switch (last.verdict()) {
                    case GOOD -> "added";
                    case UNREACHABLE -> "kept";
                    case WRONG -> "failed";
                })
                .orElse("none");
    }

    public String getState() {
        return check.map(last -> switch (last.verdict()) {
                    case GOOD -> Messages.IntegrationView_good();
                    case UNREACHABLE -> Messages.IntegrationView_unreachable();
                    case WRONG -> Messages.IntegrationView_wrong();
                })
                .orElseGet(Messages::IntegrationView_unasked);
    }

    /** Whether an administrator has just asked for a check. */
    public boolean isChecking() {
        return PortalChecks.get().isRunning(integration);
    }

    /** The portal's answer; empty if it was not checked. */
    public String getSentence() {
        return check.map(last -> last.sentence().get()).orElse("");
    }

    /** When it was checked; empty if it was not. */
    public String getAsked() {
        return check.map(last -> Messages.IntegrationView_asked(Times.text(last.time())))
                .orElse("");
    }

    /** Requests of the last five minutes. */
    public String getUsed() {
        BudgetState state = budget.map(RequestBudget::state)
                .orElseGet(() -> RequestBudget.bynder().state());
        return Messages.IntegrationView_used(Amounts.number(state.used()), Amounts.number(state.limit()));
    }

    /** In percent, for a bar. */
    public int getShare() {
        return budget.map(RequestBudget::state)
                .map(state -> (int) Math.min(100, 100L * state.used() / Math.max(1, state.limit())))
                .orElse(0);
    }

    /** How many callers wait for the budget, as a user-facing text; may be empty. */
    public String getWaiting() {
        return budget.map(RequestBudget::state)
                .filter(state -> state.waiting() > 0)
                .map(state -> Messages.IntegrationView_waiting(state.waiting()))
                .orElse("");
    }

    /** End of the portal's block after a 429; empty if there is none. */
    public String getBlocked() {
        Duration remaining = budget.map(RequestBudget::blockedFor).orElse(Duration.ZERO);
        return remaining.isZero()
                ? ""
                : Messages.IntegrationView_blocked(Times.text(Instant.now().plus(remaining)));
    }

    public String getLastEvent() {
        return EventConsumer.lastEvent(integration.getPortalUrl())
                .map(Times::text)
                .orElseGet(Messages::IntegrationView_noEvent);
    }

    /** The jobs that used it, the last one first: only those that the user may read, and no more than fit on the page. */
    public List<? extends Job<?, ?>> getJobs() {
        return jobs().limit(MAX_JOBS).toList();
    }

    /** How many jobs are not on the page; empty if all are. */
    public String getMoreJobs() {
        long more = jobs().count() - MAX_JOBS;
        return more > 0 ? Messages.IntegrationView_moreJobs(Amounts.number(more)) : "";
    }

    private Stream<? extends Job<?, ?>> jobs() {
        return JobsByIntegration.get().jobs(integration).stream().filter(job -> job.hasPermission(Item.READ));
    }

    /** Whether an administrator must act. */
    static List<IntegrationView> wrong(List<Integration> integrations) {
        return integrations.stream()
                .filter(each -> PortalChecks.get()
                        .last(each)
                        .filter(last -> last.verdict() == PortalCheck.Verdict.WRONG)
                        .isPresent())
                .map(IntegrationView::new)
                .toList();
    }
}
