package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the {@link EventLog}.
 *
 * @param id the message id
 * @param at when it came
 * @param name of the event, or of the kind of message
 * @param assetIds the first {@value #ASSETS_SHOWN} of them
 * @param assets how many there are
 * @param complete as in {@link BynderEvent}
 * @param detail a sentence: which jobs it started, why none, what failed; empty while it waits
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

    /** How far it got. */
    public enum State {
        WAITING,
        /** The portal does not show yet what the event tells of: it is looked at again. */
        NOT_SHOWN,
        /** Jobs were started, or there was a reason to start none. */
        PROCESSED,
        /** Given up after many attempts; kept until dismissed. */
        FAILED,
        /** Failed, and dismissed by an administrator. */
        DISMISSED,
        /** The topic delivers here from now on. */
        CONFIRMED,
        /** An administrator has to decide about the topic. */
        PENDING_TOPIC,
        /** The topic no longer delivers here. */
        UNSUBSCRIBED
    }

    public LoggedEvent {
        assetIds = List.copyOf(assetIds);
    }

    /** Names the assets as Bynder does; none if not all are known here, so that there is a full look. */
    SnsMessage.Notification again() {
        boolean all = complete && assets == assetIds.size();
        String ids = all ? "\"" + String.join("\",\"", assetIds) + "\"" : "";
        // dated as the first time, because that is the state which the portal has to show
        MessageHeader envelope = new MessageHeader("replay-" + UUID.randomUUID(), topic, at.toString(), at, "", "", "");
        return new SnsMessage.Notification(envelope, Optional.of(name), "{\"media_ids\":[" + ids + "]}");
    }

    LoggedEvent with(State state, String detail) {
        return new LoggedEvent(id, at, topic, name, assetIds, assets, complete, state, detail);
    }
}
