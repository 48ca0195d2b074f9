package io.jenkins.plugins.bynder.admin;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.JobsByIntegration;
import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.report.Amounts;
import io.jenkins.plugins.bynder.report.AssetLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.access.AccessDeniedException;

/** One event on the page; the page escapes all texts. Jobs that the user may not read are not named. */
@Restricted(NoExternalUse.class)
public final class EventRow {

    private static final int IDS_SHOWN = 3;
    private static final int BUILDS_SHOWN = 10;
    private static final int JOBS_ASKED = 20;
    private static final String HIDDEN = "\u2026";

    private final LoggedEvent event;
    private final Names names;

    private EventRow(LoggedEvent event, Names names) {
        this.event = event;
        this.names = names;
    }

    static List<EventRow> of(List<LoggedEvent> events) {
        Names names = new Names(events);
        return events.stream().map(event -> new EventRow(event, names)).toList();
    }

    /** The assets of all rows of a page, looked up when the first row needs them. */
    private static final class Names {

        private final List<LoggedEvent> events;
        private Map<String, AssetLinks.AssetLink> links = Map.of();

        Names(List<LoggedEvent> events) {
            this.events = events;
        }

        List<AssetLinks.AssetLink> of(List<String> ids) {
            if (links.isEmpty() && !ids.isEmpty()) {
                links = find();
            }
            return ids.stream().map(links::get).toList();
        }

        private Map<String, AssetLinks.AssetLink> find() {
            Set<Job<?, ?>> jobs = new LinkedHashSet<>();
            events.forEach(
                    event -> event.started().forEach(build -> job(build.job()).ifPresent(jobs::add)));
            BynderConfiguration.get()
                    .allIntegrations()
                    .forEach(integration -> jobs.addAll(JobsByIntegration.get().jobs(integration)));
            List<String> ids = events.stream()
                    .flatMap(event -> shown(event).stream())
                    .distinct()
                    .toList();
            List<AssetLinks.AssetLink> named =
                    AssetLinks.of(jobs.stream().limit(JOBS_ASKED).toList(), ids);
            Map<String, AssetLinks.AssetLink> found = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                found.put(ids.get(i), named.get(i));
            }
            return found;
        }
    }

    private static List<String> shown(LoggedEvent event) {
        return event.assetIds().subList(0, Math.min(IDS_SHOWN, event.assetIds().size()));
    }

    /** Whether an administrator has yet to see that it failed. */
    public boolean isDismissable() {
        return event.state() == LoggedEvent.State.FAILED;
    }

    /** A word for style sheets. */
    public String getKind() {
        return switch (event.state()) {
            case PROCESSED, CONFIRMED -> "added";
            case FAILED -> "failed";
            case WAITING, NOT_SHOWN, PENDING_TOPIC -> "kept";
            case DISMISSED, UNSUBSCRIBED -> "none";
        };
    }

    public String getId() {
        return event.id();
    }

    public String getAt() {
        return Times.text(event.at());
    }

    public String getName() {
        return event.name();
    }

    /** The name, in parts between which a line may break. */
    public List<String> getNameParts() {
        return List.of(event.name().split("(?<=\\.)"));
    }

    public String getTopic() {
        return event.topic().toString();
    }

    /** The first assets, by name if a job has them that the user may read. */
    public List<AssetLinks.AssetLink> getAssets() {
        return names.of(shown(event));
    }

    /** Says that there are more; empty if there are not. */
    public String getMore() {
        return event.assets() > IDS_SHOWN ? Messages.EventRow_more(Amounts.number(event.assets() - IDS_SHOWN)) : "";
    }

    /**
     * A build that the event has started.
     *
     * @param url below the root of Jenkins; that of the job if the build has not begun or is gone
     */
    public record BuildLink(String text, String url) {

        public String getText() {
            return text;
        }

        public String getUrl() {
            return url;
        }
    }

    /**
     * The builds that the event has started.
     *
     * @param first those that the user may read
     * @param more counts the others; empty if there are none
     */
    public record Started(List<BuildLink> first, String more) {

        public List<BuildLink> getFirst() {
            return first;
        }

        public String getMore() {
            return more;
        }
    }

    public Started getStarted() {
        List<BuildLink> links = new ArrayList<>();
        for (LoggedEvent.StartedBuild build : event.started()) {
            if (links.size() == BUILDS_SHOWN) {
                break;
            }
            job(build.job()).map(job -> link(job, build.number())).ifPresent(links::add);
        }
        int more = event.started().size() - links.size();
        return new Started(links, more == 0 ? "" : Messages.EventRow_moreBuilds(Amounts.number(more), more));
    }

    private static BuildLink link(Job<?, ?> job, int number) {
        Run<?, ?> run = number == 0 ? null : job.getBuildByNumber(number);
        if (run != null) {
            return new BuildLink(run.getFullDisplayName(), run.getUrl());
        }
        return number == 0
                ? new BuildLink(Messages.EventRow_queued(job.getFullDisplayName()), job.getUrl())
                : new BuildLink(Messages.EventRow_gone(job.getFullDisplayName(), "#" + number), job.getUrl());
    }

    private static Optional<Job<?, ?>> job(String fullName) {
        try {
            return Jenkins.get().getItemByFullName(fullName) instanceof Job<?, ?> job
                    ? Optional.of(job)
                    : Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.empty(); // The user may know that it exists, but may not read it.
        }
    }

    /** The state, in a word or two. */
    public String getState() {
        return label(event.state());
    }

    static String label(LoggedEvent.State state) {
        return switch (state) {
            case WAITING -> Messages.EventRow_waiting();
            case NOT_SHOWN -> Messages.EventRow_notShown();
            case PROCESSED -> Messages.EventRow_processed();
            case FAILED -> Messages.EventRow_failed();
            case DISMISSED -> Messages.EventRow_dismissed();
            case CONFIRMED -> Messages.EventRow_confirmed();
            case PENDING_TOPIC -> Messages.EventRow_pendingTopic();
            case UNSUBSCRIBED -> Messages.EventRow_unsubscribed();
        };
    }

    public String getDetail() {
        return event.detail().text(LocaleProvider.getLocale(), name -> job(name).isPresent() ? name : HIDDEN);
    }

    /** Whether it is an event of a portal that is not waiting. */
    public boolean isReplayable() {
        return switch (event.state()) {
            case PROCESSED, FAILED, DISMISSED -> true;
            case WAITING, NOT_SHOWN, CONFIRMED, PENDING_TOPIC, UNSUBSCRIBED -> false;
        };
    }
}
