package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.Dispatcher;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.EventReceiver;
import io.jenkins.plugins.bynder.engine.events.HandledStates;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps one folder up to date by events. Syncs run on the calling thread, so that an interrupt ends everything; events
 * arrive on other threads and are on disk before they are acknowledged.
 */
final class Listening implements AutoCloseable {

    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    private final Context context;
    private final ListenCommand.Job job;
    private final ListenNews news;
    private final EventReceiver eventReceiver;
    private final Dispatcher dispatcher;
    private EventEndpoint endpoint;

    private final HandledStates handled = new HandledStates();

    /** A sync failed in a way that may be temporary. */
    private static final class NotNowException extends Exception {

        private static final long serialVersionUID = 1;

        NotNowException(String sentence) {
            super(sentence);
        }
    }

    private Listening(Context context, ListenCommand.Job job, ListenNews news, EventReceiver eventReceiver) {
        this.context = context;
        this.job = job;
        this.news = news;
        this.eventReceiver = eventReceiver;
        this.dispatcher = eventReceiver.dispatcher(
                this::portal, this::decide, context.sns().quiet(), (portal, failing, work) -> work.run());
        eventReceiver.log().setListener(news);
    }

    /**
     * Opens the inbox in the directory; does not receive yet.
     *
     * @throws ConfigurationException if another process uses it, or it cannot be written
     */
    static Listening open(Context context, ListenCommand.Job job, Path directory, ListenNews news) {
        try {
            Sns sns = context.sns();
            return new Listening(
                    context,
                    job,
                    news,
                    EventReceiver.open(
                            directory, sns.fetcher(), sns.roots(), job.topics()::contains, Clock.systemUTC()));
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(CliTexts.text("listen.state", directory, ErrorText.of(e)), e);
        }
    }

    /**
     * Starts to receive events, and confirms trusted topics that requested confirmation before they were trusted.
     *
     * @throws ConfigurationException if it cannot listen at that address
     */
    URI at(String bind, int port) {
        try {
            endpoint = EventEndpoint.open(bind, port, eventReceiver.receiver());
        } catch (IOException e) {
            throw new ConfigurationException(
                    CliTexts.text("listen.port", bind, Integer.toString(port), ErrorText.of(e)), e);
        }
        news.listening(endpoint.url(), job);
        for (WaitingTopic waiting : eventReceiver.pending().list()) {
            if (job.topics().contains(waiting.topic())) {
                confirm(waiting);
            } else {
                news.pending(waiting.topic());
            }
        }
        return endpoint.url();
    }

    private void confirm(WaitingTopic waiting) {
        Confirmation confirmation = eventReceiver.confirmer().confirm(waiting);
        try {
            if (confirmation instanceof Confirmation.Confirmed) {
                eventReceiver.log().approved(waiting.topic(), Instant.now(), LocalizableText.EMPTY);
                eventReceiver.pending().remove(waiting.topic());
            } else if (confirmation instanceof Confirmation.Refused refused) {
                news.failed(refused.sentence().text());
                eventReceiver.pending().remove(waiting.topic());
            } else if (confirmation instanceof Confirmation.Unreachable unreachable) {
                news.failed(unreachable.sentence().text());
            }
        } catch (IOException e) {
            news.failed(ErrorText.of(e));
        }
    }

    private Optional<String> portal(TopicArn topic) {
        return job.topics().contains(topic) ? Optional.of(job.portal().address().toString()) : Optional.empty();
    }

    /** Syncs changes from the time before the start. */
    SyncReport catchUp() throws SyncException, PortalException, InterruptedException {
        news.syncing(ListenNews.Reason.START);
        return sync(ListenNews.Reason.START);
    }

    /** Follows events until interrupted, and syncs at least that often without any. */
    void run(Duration reconcile) throws InterruptedException {
        Instant next = Instant.now().plus(reconcile);
        while (!Thread.interrupted()) {
            Duration rest = Duration.between(Instant.now(), next);
            if (rest.isNegative() || rest.isZero()) {
                next = Instant.now().plus(reconcile);
                reconcile();
            } else {
                turn(rest);
            }
        }
        throw new InterruptedException();
    }

    private void reconcile() throws InterruptedException {
        try {
            news.syncing(ListenNews.Reason.SCHEDULE);
            sync(ListenNews.Reason.SCHEDULE);
        } catch (SyncException | PortalException e) {
            news.failed(ErrorText.of(e));
        }
    }

    /** Processes what is due, then waits for more, at most that long. */
    void turn(Duration longest) throws InterruptedException {
        try {
            Duration wait = dispatcher.runOnce();
            dispatcher.await(wait.compareTo(longest) < 0 ? wait : longest);
        } catch (IOException e) {
            news.failed(ErrorText.of(e));
            Thread.sleep(AFTER_FAULT.toMillis());
        }
    }

    private Decision decide(EventBatch batch) throws Exception {
        try {
            NamedAssets named = NamedAssets.read(job.portal(), job.tag(), batch);
            boolean due = named.needSync(job.folder(), handled);
            Set<String> notShown = new HashSet<>(named.notShown());
            if (due || !batch.again()) {
                news.events(batch, due, !notShown.isEmpty());
            }
            if (!due) {
                return new Decision(
                        LocalizableText.plain(CliTexts.text("listen.nothing")),
                        LocalizableText.EMPTY,
                        Map.of(),
                        notShown);
            }
            SyncReport report = sync(ListenNews.Reason.EVENTS);
            LocalizableText outcome = LocalizableText.plain(outcome(report));
            named.handled(handled);
            if (report.end() == SyncReport.End.DONE) {
                notShown.addAll(named.notIn(job.folder()));
            }
            Map<String, Set<String>> started = batch.events().stream()
                    .collect(Collectors.toMap(
                            BynderEvent::messageId, event -> Set.of(job.folder().toString())));
            return new Decision(outcome, outcome, started, notShown);
        } catch (PortalException | SyncException | NotNowException e) {
            news.failed(ErrorText.of(e));
            throw e;
        }
    }

    private static String outcome(SyncReport report) throws NotNowException {
        return switch (report.end()) {
            case PORTAL_UNAVAILABLE, INCOMPLETE -> throw new NotNowException(report.message());
            // Remaining problems were reported to the user or are retried by the next sync.
            case DONE, COMPLETED_WITH_FAILURES, DELETION_LIMIT, INTERRUPTED ->
                report.end().name();
        };
    }

    private SyncReport sync(ListenNews.Reason reason) throws SyncException, PortalException, InterruptedException {
        SyncReport report =
                new WatchedSync(context, news.screen()).run(job.portal(), job.tag(), job.settings(), job.folder());
        news.synced(reason, report);
        if (report.end() == SyncReport.End.INTERRUPTED) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return report;
    }

    /** Prints how many messages were received and rejected. */
    void sumUp() {
        news.ended(eventReceiver.log(), eventReceiver.waiting());
    }

    @Override
    public void close() {
        eventReceiver.receiver().stop();
        if (endpoint != null) {
            endpoint.close();
        }
        try {
            eventReceiver.close();
        } catch (IOException e) {
            news.failed(ErrorText.of(e));
        }
    }
}
