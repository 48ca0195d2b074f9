package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
 * @param detail why it has started no build, or what failed; empty while the event waits
 * @param started the first {@value #MAX_STARTED} builds
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
        LocalizableText detail,
        List<StartedBuild> started) {

    static final int ASSETS_SHOWN = 20;

    /** Further builds are left out. */
    static final int MAX_STARTED = 100;

    /**
     * A build that the event has started.
     *
     * @param job its full name
     * @param number 0 before the build begins
     */
    public record StartedBuild(String job, int number) {}

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
        started = List.copyOf(started);
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

    LoggedEvent with(State state, LocalizableText detail) {
        return new LoggedEvent(id, at, topic, name, assetIds, assets, complete, state, detail, started);
    }

    private LoggedEvent with(List<StartedBuild> builds) {
        return new LoggedEvent(id, at, topic, name, assetIds, assets, complete, state, detail, builds);
    }

    /** With builds of these jobs, unless there are some already, because a build can begin before this is recorded. */
    LoggedEvent starting(Collection<String> jobs) {
        List<StartedBuild> builds = new ArrayList<>(started);
        for (String job : jobs) {
            if (builds.size() < MAX_STARTED
                    && builds.stream().noneMatch(build -> build.job().equals(job))) {
                builds.add(new StartedBuild(job, 0));
            }
        }
        return with(builds);
    }

    LoggedEvent built(String job, int number) {
        StartedBuild build = new StartedBuild(job, number);
        List<StartedBuild> builds = new ArrayList<>(started);
        int waiting = builds.indexOf(new StartedBuild(job, 0));
        if (waiting >= 0) {
            builds.set(waiting, build);
        } else if (builds.size() < MAX_STARTED && !builds.contains(build)) {
            builds.add(build);
        }
        return with(builds);
    }
}
