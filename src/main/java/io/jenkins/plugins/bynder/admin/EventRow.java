package io.jenkins.plugins.bynder.admin;

import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
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

    /** The ids, or the first few of them. */
    public String getAssets() {
        String shown = String.join(
                ", ",
                event.assetIds().subList(0, Math.min(IDS_SHOWN, event.assetIds().size())));
        return event.assets() > IDS_SHOWN ? Messages.EventRow_more(shown, event.assets() - IDS_SHOWN) : shown;
    }

    /** The state, in a word or two. */
    public String getState() {
        return switch (event.state()) {
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
