package io.jenkins.plugins.bynder.admin;

import hudson.model.Job;
import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.report.Amounts;
import io.jenkins.plugins.bynder.report.AssetLinks;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One event on the page; the page escapes all texts. */
@Restricted(NoExternalUse.class)
public final class EventRow {

    private static final int IDS_SHOWN = 3;

    private final LoggedEvent event;

    EventRow(LoggedEvent event) {
        this.event = event;
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

    public String getTopic() {
        return event.topic().toString();
    }

    /** The first assets, by name if a job of the event has them. */
    public List<AssetLinks.AssetLink> getAssets() {
        return AssetLinks.of(
                jobs(),
                event.assetIds().subList(0, Math.min(IDS_SHOWN, event.assetIds().size())));
    }

    /** Says that there are more; empty if there are not. */
    public String getMore() {
        return event.assets() > IDS_SHOWN ? Messages.EventRow_more(Amounts.number(event.assets() - IDS_SHOWN)) : "";
    }

    /** The jobs that the event started and that the user may read. */
    public List<Job<?, ?>> getJobs() {
        return jobs();
    }

    /** The detail names jobs in full, separated by commas. */
    private List<Job<?, ?>> jobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        if (event.state() == LoggedEvent.State.PROCESSED) {
            for (String name : event.detail().split("[:,]\\s+|\\.(?:\\s|$)")) {
                if (!name.isBlank() && Jenkins.get().getItemByFullName(name.strip()) instanceof Job<?, ?> job) {
                    jobs.add(job);
                }
            }
        }
        return jobs;
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
        return event.detail();
    }

    /** Whether it is an event of a portal that is not waiting. */
    public boolean isReplayable() {
        return switch (event.state()) {
            case PROCESSED, FAILED, DISMISSED -> true;
            case WAITING, NOT_SHOWN, CONFIRMED, PENDING_TOPIC, UNSUBSCRIBED -> false;
        };
    }
}
