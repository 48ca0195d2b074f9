package io.jenkins.plugins.bynder.engine.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The file of an {@link EventLog}: one JSON object per line; the last line about an event counts. Compacted from time
 * to time.
 */
final class EventLogFile {

    private static final Logger LOGGER = Logger.getLogger(EventLogFile.class.getName());
    private static final int LINES = 4000;
    private static final long MAX_BYTES = 32L << 20;

    private final Path file;
    private int lines;

    /** What is known of a topic, as in the file; missing times are null. */
    private record TopicLine(TopicArn topic, Instant confirmed, Instant unsubscribed, Instant lastEvent) {

        TopicLine {
            Objects.requireNonNull(topic);
        }

        static TopicLine of(TopicArn topic, TopicHistory history) {
            return new TopicLine(
                    topic,
                    history.confirmed().orElse(null),
                    history.unsubscribed().orElse(null),
                    history.lastEvent().orElse(null));
        }

        TopicHistory history() {
            return new TopicHistory(
                    Optional.ofNullable(confirmed), Optional.ofNullable(unsubscribed), Optional.ofNullable(lastEvent));
        }
    }

    /** The content of a compacted file. */
    record Content(List<LoggedEvent> events, Map<TopicArn, TopicHistory> topics) {}

    EventLogFile(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    void read(Consumer<LoggedEvent> events, BiConsumer<TopicArn, TopicHistory> topics) throws IOException {
        if (Files.notExists(file) || Files.size(file) > MAX_BYTES) {
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                readLine(line, events, topics);
            }
        }
    }

    private void readLine(String line, Consumer<LoggedEvent> events, BiConsumer<TopicArn, TopicHistory> topics) {
        try {
            JsonNode node = StoredJson.MAPPER.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
            if (node.has("id")) {
                events.accept(StoredJson.MAPPER.treeToValue(node, LoggedEvent.class));
            } else {
                TopicLine topic = StoredJson.MAPPER.treeToValue(node, TopicLine.class);
                topics.accept(topic.topic(), topic.history());
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "A line of the event log makes no sense", e);
        }
    }

    /** Never fails: a failing log must not stop an event. */
    void append(LoggedEvent event, Supplier<Content> everything) {
        try {
            if (lines >= LINES) {
                rewrite(everything.get());
            } else {
                Files.writeString(
                        file,
                        StoredJson.MAPPER.writeValueAsString(event) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                lines++;
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The event log cannot be written", e);
        }
    }

    private void rewrite(Content content) throws IOException {
        List<String> all = new ArrayList<>();
        for (Map.Entry<TopicArn, TopicHistory> topic : content.topics().entrySet()) {
            all.add(StoredJson.MAPPER.writeValueAsString(TopicLine.of(topic.getKey(), topic.getValue())));
        }
        for (LoggedEvent event : content.events()) {
            all.add(StoredJson.MAPPER.writeValueAsString(event));
        }
        AtomicFile.write(file, (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
        lines = all.size();
    }
}
