package io.jenkins.plugins.bynder.engine.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final JsonMapper json = new JsonMapper();
    private int lines;

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
            JsonNode node = json.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
            TopicArn topic = TopicArn.of(node.required("topic").asText());
            if (node.has("id")) {
                events.accept(event(node, topic));
            } else {
                topics.accept(
                        topic,
                        new TopicHistory(
                                instant(node, "confirmed"), instant(node, "unsubscribed"), instant(node, "lastEvent")));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOGGER.log(Level.FINE, "A line of the event log makes no sense", e);
        }
    }

    /** Never fails: a failing log must not stop an event. */
    void append(LoggedEvent event, Supplier<Content> everything) {
        try {
            if (lines >= LINES) {
                rewrite(everything.get());
            } else {
                String line = line(event).toString() + "\n";
                Files.write(
                        file,
                        line.getBytes(StandardCharsets.UTF_8),
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
        content.topics()
                .forEach((topic, history) -> all.add(line(topic, history).toString()));
        content.events().forEach(event -> all.add(line(event).toString()));
        AtomicFile.write(file, (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
        lines = all.size();
    }

    private ObjectNode line(LoggedEvent event) {
        ObjectNode line = json.createObjectNode()
                .put("id", event.id())
                .put("at", event.at().toString())
                .put("topic", event.topic().toString())
                .put("name", event.name())
                .put("assets", event.assets())
                .put("complete", event.complete())
                .put("state", event.state().name())
                .put("detail", event.detail());
        event.assetIds().forEach(line.putArray("assetIds")::add);
        return line;
    }

    private ObjectNode line(TopicArn topic, TopicHistory history) {
        ObjectNode line = json.createObjectNode().put("topic", topic.toString());
        history.confirmed().ifPresent(at -> line.put("confirmed", at.toString()));
        history.unsubscribed().ifPresent(at -> line.put("unsubscribed", at.toString()));
        history.lastEvent().ifPresent(at -> line.put("lastEvent", at.toString()));
        return line;
    }

    private static LoggedEvent event(JsonNode node, TopicArn topic) {
        List<String> assetIds = new ArrayList<>();
        node.required("assetIds").forEach(id -> assetIds.add(id.asText()));
        return new LoggedEvent(
                node.required("id").asText(),
                Instant.parse(node.required("at").asText()),
                topic,
                node.required("name").asText(),
                assetIds,
                node.required("assets").asInt(),
                node.required("complete").asBoolean(),
                LoggedEvent.State.valueOf(node.required("state").asText()),
                node.required("detail").asText());
    }

    private static Optional<Instant> instant(JsonNode node, String field) {
        return node.has(field) ? Optional.of(Instant.parse(node.get(field).asText())) : Optional.empty();
    }
}
