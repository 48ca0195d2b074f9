package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the {@link EventLog}.
 *
 * @param id message id
 * @param at time of arrival
 * @param name of the event, or type of the message
 * @param assetIds the first {@value #ASSETS_SHOWN} of them
 * @param assets number of asset ids
 * @param complete see {@link BynderEvent}
 * @param detail user-facing: the started jobs, why there are none, or what failed; empty while the event waits
 */
public record LoggedEvent(
        String id,
        Instant at,
        TopicArn topic,
        String name,
        List<String> assetIds,
        int assets,
        boolean complete,
        State state,
        String detail) {

    static final int ASSETS_SHOWN = 20;

    /** State of an event or message. */
    public enum State {
        WAITING,
        /** The portal does not show the change of the event yet; it is checked again. */
        NOT_SHOWN,
        /** Jobs were started, or there was a reason not to. */
        PROCESSED,
        /** All attempts failed; kept until dismissed. */
        FAILED,
        /** Failed, and dismissed by an administrator. */
        DISMISSED,
        /** The subscription of the topic was confirmed. */
        CONFIRMED,
        /** An administrator must approve or reject the topic. */
        PENDING_TOPIC,
        /** The topic was unsubscribed. */
        UNSUBSCRIBED
    }

    public LoggedEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(detail);
        assetIds = List.copyOf(assetIds);
    }

    /**
     * The event as a new notification. Names the assets as Bynder does, or none if not all are known, which leads to a
     * full listing.
     */
    SnsMessage.Notification again() {
        boolean all = complete && assets == assetIds.size();
        String ids = all ? "\"" + String.join("\",\"", assetIds) + "\"" : "";
        // Keeps the original time, because the portal must show the state of that time.
        MessageHeader envelope = new MessageHeader("replay-" + UUID.randomUUID(), topic, at.toString(), at, "", "", "");
        return new SnsMessage.Notification(envelope, Optional.of(name), "{\"media_ids\":[" + ids + "]}");
    }

    LoggedEvent with(State state, String detail) {
        return new LoggedEvent(id, at, topic, name, assetIds, assets, complete, state, detail);
    }
}
