package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.LoggedEvent.State;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * What came lately and what became of it, for users: the last {@value #KEPT} messages that were let in, failures until
 * they are dismissed ({@value #KEPT_FAILURES} at most), when each topic last delivered, and how many messages were
 * rejected and why. The latter are only counted, and only in memory, so that strangers can neither push out what
 * matters nor fill the disk. A copy in a file survives restarts; losing its last lines in a crash loses nothing but
 * history, which is why nobody waits for the disk here.
 */
public final class EventLog {

    public static final int KEPT = 200;
    public static final int KEPT_FAILURES = 200;

    private static final int TOPICS = 100;
    private static final Duration NEWS_AFTER = Duration.ofMinutes(1);

    /** A problem that strangers can cause is reported no more often than this. */
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

    /** Is told what happens at once; has to be quick, because the receiver waits for it. */
    public interface Listener {

        /** A line was added or changed. */
        default void logged(LoggedEvent event) {}

        /**
         * Messages are not accepted, and SNS or this machine has to be set up otherwise. Not told for each message.
         *
         * @param sentence for users
         */
        default void problem(String sentence) {}
    }

    /**
     * How often something happened since the start.
     *
     * @param sentence for users, about the last time
     */
    public record Tally(long count, Instant last, String sentence) {}

    /**
     * Reads that file; starts empty if it is missing. Lines that cannot be understood are left out.
     *
     * @throws IOException if it is there and cannot be read
     */
    public EventLog(Path file) throws IOException {
        this.file = new EventLogFile(file);
        this.file.read(this::apply, topics::put);
    }

    /** Tells one listener from now on. */
    public synchronized void setListener(Listener wanted) {
        listener = wanted;
    }

    /** Newest first. */
    public synchronized List<LoggedEvent> latest() {
        List<LoggedEvent> latest = new ArrayList<>(events.values());
        Collections.reverse(latest);
        return List.copyOf(latest.subList(0, Math.min(KEPT, latest.size())));
    }

    /** What failed and was not dismissed, newest first. */
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
     * Topics that have delivered here, and whose messages are rejected since because no integration trusts them any more, with the
     * time of the latest one.
     */
    public synchronized Map<TopicArn, Instant> untrusted() {
        return Map.copyOf(untrusted);
    }

    /** A message was rejected because no integration trusts its topic. Strangers can name any topic; only ours are kept. */
    synchronized void untrusted(TopicArn topic, Instant at) {
        if (topic(topic).delivers()) {
            untrusted.put(topic, at);
        }
    }

    /** The messages that were rejected. */
    public synchronized Map<RejectReason, Tally> rejected() {
        return Map.copyOf(rejected);
    }

    /** The messages that SNS was asked to send again. */
    public synchronized Map<RetryReason, Tally> delayed() {
        return Map.copyOf(delayed);
    }

    /** An administrator has dismissed that failure. */
    public synchronized void dismiss(String messageId) {
        change(messageId, State.DISMISSED, Optional.empty());
    }

    /**
     * Has the same event come in once more, under an id of its own; a failure counts as dismissed then.
     *
     * @return empty if that event is not here
     */
    public synchronized Optional<StoreResult> replay(String messageId, Inbox inbox) {
        Optional<StoreResult> storing = find(messageId).map(event -> inbox.store(event.again()));
        if (storing.filter(StoreResult.STORED::equals).isPresent()
                && failures().stream().anyMatch(event -> event.id().equals(messageId))) {
            dismiss(messageId);
        }
        return storing;
    }

    synchronized void rejected(RejectReason refusal, String sentence, Instant at) {
        Instant before = reported.getOrDefault(refusal, Instant.MIN);
        boolean news = refusal.misconfigured() && !before.isAfter(at.minus(REMINDER));
        LOGGER.log(news ? Level.WARNING : Level.FINE, sentence);
        if (news) {
            reported.put(refusal, at);
            listener.problem(sentence);
        }
        rejected.merge(refusal, new Tally(1, at, sentence), EventLog::count);
    }

    synchronized void delayed(RetryReason delay, String sentence, Instant at) {
        Tally before = delayed.get(delay);
        boolean news = before == null || before.last().plus(NEWS_AFTER).isBefore(at);
        LOGGER.log(news ? Level.WARNING : Level.FINE, sentence);
        if (news && delay != RetryReason.SHUTTING_DOWN) {
            listener.problem(sentence);
        }
        delayed.merge(delay, new Tally(1, at, sentence), EventLog::count);
    }

    private static Tally count(Tally before, Tally now) {
        return new Tally(before.count() + 1, now.last(), now.sentence());
    }

    /** Does nothing if that event is here already. */
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
                ""));
    }

    /** A message that is no event: the type of it, and what was done. */
    synchronized void noted(SnsMessage message, Instant at, State state, String detail) {
        MessageHeader envelope = message.envelope();
        String type = message.getClass().getSimpleName();
        record(new LoggedEvent(envelope.messageId(), at, envelope.topic(), type, List.of(), 0, true, state, detail));
    }

    /** An administrator has approved that topic, and SNS was told so. */
    public synchronized void approved(TopicArn topic, Instant at, String detail) {
        String id = "approved-" + topic.account() + "-" + at.toEpochMilli();
        record(new LoggedEvent(id, at, topic, "SubscriptionConfirmation", List.of(), 0, true, State.CONFIRMED, detail));
    }

    /** The event was processed, for the first time or again; {@code detail} is a user-facing message. */
    public synchronized void decided(String messageId, String detail) {
        change(messageId, State.PROCESSED, Optional.of(detail));
    }

    /** The portal does not show the change of that event yet; {@code detail} is a user-facing message. */
    synchronized void notShown(String messageId, String detail) {
        change(messageId, State.NOT_SHOWN, Optional.of(detail));
    }

    /** The event could not be processed; {@code detail} is a user-facing message. */
    public synchronized void failed(String messageId, String detail) {
        change(messageId, State.FAILED, Optional.of(detail));
    }

    private void change(String messageId, State state, Optional<String> detail) {
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
