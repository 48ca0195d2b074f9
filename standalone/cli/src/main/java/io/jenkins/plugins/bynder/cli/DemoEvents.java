package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The scene with events: the portal sends them, and they start syncs. */
final class DemoEvents implements AutoCloseable {

    /** The real quiet period. */
    private static final Duration CALM = Duration.ofSeconds(3);

    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final Duration TURN = Duration.ofMillis(200);

    private final List<SyncReport> reports = new ArrayList<>();
    private final SampleTopic topic;
    private final Listening listening;

    DemoEvents(Context context, SamplePortal portal, Screen screen, ListenCommand.Job job) {
        this.topic = portal.topic();
        Context own = context.with(new SampleSns(topic, CALM));
        ListenNews news = new ListenNews(screen, Optional.empty(), reports::add);
        this.listening = Listening.open(own, job, job.folder().resolve(".bynder/events"), news);
    }

    static Set<TopicArn> topics() {
        return Set.of(TopicArn.of(SampleTopic.ARN));
    }

    /** Makes the portal request confirmation, and waits until the subscription is confirmed. */
    void subscribe() throws InterruptedException {
        topic.subscribe(listening.at("127.0.0.1", 0));
        await(() -> topic.subscriptions().get(0).confirmed());
    }

    /** The next sync started by events. */
    Optional<SyncReport> next() throws InterruptedException {
        int before = reports.size();
        await(() -> reports.size() > before);
        return reports.size() > before ? Optional.of(reports.get(before)) : Optional.empty();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            listening.turn(TURN);
        }
    }

    /** Follows events until interrupted. */
    void follow() throws InterruptedException {
        listening.run(Duration.ofDays(1));
    }

    @Override
    public void close() {
        listening.close();
    }
}
