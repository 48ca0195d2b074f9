package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.LoggedEvent.State;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Recent messages and their results, for users: the last {@value #KEPT} accepted messages, failures until they are
 * dismissed ({@value #KEPT_FAILURES} at most), the last delivery of each topic, and the number of rejected messages by
 * reason. Rejections are only counted, and only in memory, so that senders of rejected messages can neither displace
 * accepted ones nor fill the disk. A copy in a file survives restarts. A crash may lose its last lines, which is
 * acceptable because it is only history; writing therefore does not wait for the disk.
 */
public final class EventLog {

    public static final int KEPT = 200;
    public static final int KEPT_FAILURES = 200;

    private static final int TOPICS = 100;
    private static final Duration NEWS_AFTER = Duration.ofMinutes(1);

    /** Minimum time between two reports of a problem that any sender can cause. */
    private static final Duration REMINDER = Duration.ofHours(1);

    private static final Logger LOGGER = Logger.getLogger(EventLog.class.getName());

    private final EventLogFile file;
    private final LinkedHashMap<String, LoggedEvent> events = new LinkedHashMap<>();
    private final LinkedHashMap<TopicArn, TopicHistory> topics = new LinkedHashMap<>();
    private final Map<TopicArn, Instant> untrusted = new LinkedHashMap<>();
    private final Map<RejectReason, Tally> rejected = new EnumMap<>(RejectReason.class);
    private final Map<RetryReason, Tally> delayed = new EnumMap<>(RetryReason.class);
    private final Map<RejectReason, Instant> reported = new EnumMap<>(RejectReason.class);
    private Listener listener = new Listener() {};

    /** Called synchronously; must be quick because the receiver waits for it. */
    public interface Listener {

        /** An entry was added or changed. */
        default void logged(LoggedEvent event) {}

        /**
         * Messages are not accepted, and SNS or this machine must be reconfigured. Not called for each message.
         *
         * @param sentence user-facing
         */
        default void problem(LocalizableText sentence) {}
    }

    /**
     * Number of occurrences since the start.
     *
     * @param sentence user-facing; about the latest one
     */
    public record Tally(long count, Instant last, LocalizableText sentence) {}

    /**
     * Reads the file; starts empty if it is missing. Unreadable lines are left out.
     *
     * @throws IOException if the file exists but cannot be read
     */
    public EventLog(Path file) throws IOException {
        this.file = new EventLogFile(file);
        this.file.read(this::apply, topics::put);
    }

    /** Replaces the listener. */
    public synchronized void setListener(Listener wanted) {
        listener = wanted;
    }

    /** Newest first. */
    public synchronized List<LoggedEvent> latest() {
        List<LoggedEvent> latest = new ArrayList<>(events.values());
        Collections.reverse(latest);
        return List.copyOf(latest.subList(0, Math.min(KEPT, latest.size())));
    }

    /** Failures that were not dismissed, newest first. */
    public synchronized List<LoggedEvent> failures() {
        List<LoggedEvent> failures = new ArrayList<>(events.values());
        failures.removeIf(event -> event.state() != State.FAILED);
        Collections.reverse(failures);
        return List.copyOf(failures);
    }

    public synchronized Optional<LoggedEvent> find(String messageId) {
        return Optional.ofNullable(events.get(messageId));
    }

    public synchronized TopicHistory topic(TopicArn topic) {
        return topics.getOrDefault(topic, TopicHistory.NOTHING);
    }

    /**
     * Topics that have delivered here but are no longer trusted by an integration, with the time of the latest rejected
     * message.
     */
    public synchronized Map<TopicArn, Instant> untrusted() {
        return Map.copyOf(untrusted);
    }

    /**
     * Records a message from a topic that no integration trusts. A sender can name any topic, so only known ones are
     * kept.
     */
    synchronized void untrusted(TopicArn topic, Instant at) {
        if (topic(topic).delivers()) {
            untrusted.put(topic, at);
        }
    }

    /** Rejected messages by reason. */
    public synchronized Map<RejectReason, Tally> rejected() {
        return Map.copyOf(rejected);
    }

    /** Messages that SNS was asked to send again, by reason. */
    public synchronized Map<RetryReason, Tally> delayed() {
        return Map.copyOf(delayed);
    }

    /** Marks a failure as dismissed by an administrator. */
    public synchronized void dismiss(String messageId) {
        change(messageId, State.DISMISSED, Optional.empty());
    }

    /**
     * Stores the same event again under a new id; dismisses the failure.
     *
     * @return empty if the event is not in the log
     */
    public synchronized Optional<StoreResult> replay(String messageId, Inbox inbox) {
        Optional<StoreResult> storing = find(messageId).map(event -> inbox.store(event.again()));
        if (storing.filter(StoreResult.STORED::equals).isPresent()
                && failures().stream().anyMatch(event -> event.id().equals(messageId))) {
            dismiss(messageId);
        }
        return storing;
    }

    synchronized void rejected(RejectReason reason, LocalizableText sentence, Instant at) {
        Instant before = reported.getOrDefault(reason, Instant.MIN);
        boolean news = reason.misconfigured() && !isRecent(before, at, REMINDER);
        LOGGER.log(news ? Level.WARNING : Level.FINE, sentence.text());
        if (news) {
            reported.put(reason, at);
            listener.problem(sentence);
        }
        rejected.merge(reason, new Tally(1, at, sentence), EventLog::count);
    }

    synchronized void delayed(RetryReason reason, LocalizableText sentence, Instant at) {
        Tally before = delayed.get(reason);
        boolean news = before == null || !isRecent(before.last(), at, NEWS_AFTER);
        LOGGER.log(news ? Level.WARNING : Level.FINE, sentence.text());
        if (news && reason != RetryReason.SHUTTING_DOWN) {
            listener.problem(sentence);
        }
        delayed.merge(reason, new Tally(1, at, sentence), EventLog::count);
    }

    /** A time in the future is not recent: the clock was set back since. */
    private static boolean isRecent(Instant time, Instant now, Duration period) {
        return !time.isAfter(now) && time.isAfter(now.minus(period));
    }

    private static Tally count(Tally before, Tally now) {
        return new Tally(before.count() + 1, now.last(), now.sentence());
    }

    /** Ignored if the event is in the log already. */
    synchronized void stored(BynderEvent event, Instant at) {
        if (events.containsKey(event.messageId())) {
            return;
        }
        List<String> shown =
                event.assetIds().stream().limit(LoggedEvent.ASSETS_SHOWN).toList();
        record(new LoggedEvent(
                event.messageId(),
                at,
                event.topic(),
                event.name(),
                shown,
                event.assetIds().size(),
                event.complete(),
                State.WAITING,
                LocalizableText.EMPTY,
                List.of()));
    }

    /** Records a message that is not an event: its type and what was done. */
    synchronized void noted(SnsMessage message, Instant at, State state, LocalizableText detail) {
        MessageHeader envelope = message.envelope();
        String type = message.getClass().getSimpleName();
        record(new LoggedEvent(
                envelope.messageId(), at, envelope.topic(), type, List.of(), 0, true, state, detail, List.of()));
    }

    /** Records that an administrator approved the topic and that SNS was told so. */
    public synchronized void approved(TopicArn topic, Instant at, LocalizableText detail) {
        String id = "approved-" + topic.account() + "-" + at.toEpochMilli();
        record(new LoggedEvent(
                id, at, topic, "SubscriptionConfirmation", List.of(), 0, true, State.CONFIRMED, detail, List.of()));
    }

    /**
     * Records that the event was processed, possibly again.
     *
     * @param jobs that it has started, by full name
     */
    public synchronized void decided(String messageId, LocalizableText detail, Collection<String> jobs) {
        find(messageId).ifPresent(event -> record(event.starting(jobs).with(State.PROCESSED, detail)));
    }

    /**
     * Records that the portal does not show the change yet.
     *
     * @param jobs that it has started nevertheless, by full name
     */
    synchronized void notShown(String messageId, LocalizableText detail, Collection<String> jobs) {
        find(messageId).ifPresent(event -> record(event.starting(jobs).with(State.NOT_SHOWN, detail)));
    }

    /**
     * Records that a build has begun, which may be before its events are recorded as processed.
     *
     * @param messageIds the events that started it
     */
    public synchronized void built(Collection<String> messageIds, String job, int number) {
        for (String messageId : messageIds) {
            Optional<LoggedEvent> event = find(messageId);
            event.map(before -> before.built(job, number))
                    .filter(after -> !after.equals(event.get()))
                    .ifPresent(this::record);
        }
    }

    /** Records that processing failed. */
    public synchronized void failed(String messageId, LocalizableText detail) {
        change(messageId, State.FAILED, Optional.of(detail));
    }

    private void change(String messageId, State state, Optional<LocalizableText> detail) {
        find(messageId).ifPresent(event -> record(event.with(state, detail.orElse(event.detail()))));
    }

    private void record(LoggedEvent event) {
        apply(event);
        file.append(event, () -> new EventLogFile.Content(List.copyOf(events.values()), Map.copyOf(topics)));
        listener.logged(event);
    }

    private void apply(LoggedEvent event) {
        events.put(event.id(), event);
        topics.put(event.topic(), topic(event.topic()).with(event.state(), event.at()));
        if (event.state() != State.PENDING_TOPIC) {
            untrusted.remove(event.topic());
        }
        if (topics.size() > TOPICS) {
            topics.remove(topics.keySet().iterator().next());
        }
        forget(event.state() == State.FAILED, KEPT_FAILURES);
        forget(false, KEPT);
    }

    private void forget(boolean failures, int kept) {
        long surplus = events.values().stream()
                        .filter(event -> (event.state() == State.FAILED) == failures)
                        .count()
                - kept;
        Iterator<LoggedEvent> oldest = events.values().iterator();
        while (surplus > 0 && oldest.hasNext()) {
            if ((oldest.next().state() == State.FAILED) == failures) {
                oldest.remove();
                surplus--;
            }
        }
    }
}
