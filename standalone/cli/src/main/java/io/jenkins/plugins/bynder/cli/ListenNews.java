package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Output of {@code listen}: lines for users, and optionally one JSON object per line. */
final class ListenNews implements EventLog.Listener {

    /** Reason of a sync. */
    enum Reason {
        START,
        EVENTS,
        SCHEDULE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int ROWS = 20;
    private static final int IDS = 100;

    private final Screen screen;
    private final Optional<PrintStream> json;
    private final Consumer<SyncReport> listener;
    private long taken;

    /**
     * @param json present if JSON was requested
     * @param listener receives every report after it was printed
     */
    ListenNews(Screen screen, Optional<PrintStream> json, Consumer<SyncReport> listener) {
        this.screen = screen;
        this.json = json;
        this.listener = listener;
    }

    Screen screen() {
        return screen;
    }

    void listening(URI url, ListenCommand.Job job) {
        ObjectNode line = line("listening").put("url", url.toString());
        job.topics().stream().map(TopicArn::toString).forEach(line.putArray("topics")::add);
        write(line);
        screen.line(Style.STRONG, text("listen.at", url, job.portal().address(), job.tag(), job.folder()));
        if (job.topics().isEmpty()) {
            screen.line(text("listen.noTopic"));
        }
    }

    /** Prints what concerns topics. Called on any thread. */
    @Override
    public synchronized void logged(LoggedEvent event) {
        switch (event.state()) {
            case WAITING -> taken++;
            case CONFIRMED -> topic(event.topic(), "confirmed", text("listen.confirmed", event.topic()));
            case PENDING_TOPIC -> pending(event.topic());
            case UNSUBSCRIBED -> topic(event.topic(), "unsubscribed", text("listen.unsubscribed", event.topic()));
            case FAILED -> failed(event.detail().text());
            case NOT_SHOWN, PROCESSED, DISMISSED -> {
                // Results of events are printed where they occur.
            }
        }
    }

    @Override
    public synchronized void problem(LocalizableText sentence) {
        failed(sentence.text());
    }

    void pending(TopicArn topic) {
        topic(topic, "pending", text("listen.pending", topic));
    }

    private void topic(TopicArn topic, String state, String sentence) {
        write(line("topic").put("topic", topic.toString()).put("state", state));
        people(sentence);
    }

    void syncing(Reason reason) {
        people(text(reason == Reason.START ? "listen.start" : "listen.schedule"));
    }

    /**
     * @param due whether they start a sync
     * @param waiting whether the portal does not show some of the changes yet
     */
    void events(EventBatch batch, boolean due, boolean waiting) {
        String names = batch.events().stream()
                .map(event -> event.name().substring(event.name().lastIndexOf('.') + 1))
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        int assets = batch.assetIds().size();
        ObjectNode line = line("events").put("events", batch.events().size()).put("assets", assets);
        batch.events().stream().map(event -> event.name()).distinct().limit(IDS).forEach(line.putArray("names")::add);
        batch.assetIds().stream().limit(IDS).forEach(line.putArray("assetIds")::add);
        write(line.put("sync", due).put("waiting", waiting));
        String key = due ? "listen.due" : waiting ? "listen.waiting" : "listen.notDue";
        people(text(key, batch.events().size(), assets, names));
    }

    void synced(Reason reason, SyncReport report) {
        ObjectNode line = line("sync").put("reason", reason.word());
        JsonNode details = JsonLine.read(ReportJson.of(report));
        details.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
        write(line);
        new ReportView(screen).show(report, ROWS);
        listener.accept(report);
    }

    /** Prints a problem; the operation is retried where possible. */
    void failed(String sentence) {
        write(line("problem").put("message", sentence));
        screen.error(stamped(sentence));
    }

    void ended(EventLog log, int waiting) {
        long refused = log.rejected().values().stream()
                .mapToLong(EventLog.Tally::count)
                .sum();
        ObjectNode line = line("ended").put("events", taken).put("waiting", waiting);
        ObjectNode reasons = line.putObject("rejected");
        log.rejected().forEach((why, tally) -> reasons.put(why.name(), tally.count()));
        write(line);
        people(text("listen.ended", taken, refused));
    }

    private void people(String sentence) {
        screen.line(stamped(sentence));
    }

    private static String stamped(String sentence) {
        return TIME.format(LocalTime.now()) + "  " + sentence;
    }

    private static ObjectNode line(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("type", type);
    }

    private synchronized void write(ObjectNode line) {
        json.ifPresent(out -> {
            out.println(JsonLine.line(line));
            Streams.requireWritten(out); // Also flushes: a reader waits for this line.
        });
    }
}
