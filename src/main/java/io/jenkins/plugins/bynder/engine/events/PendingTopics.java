package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.MessageHeader;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Topics that wait for an administrator, in a small file: at most {@value #MAX_OF_ACCOUNT} per AWS account, so that
 * one account cannot displace the others, and at most {@value #MAX} in total. The oldest is dropped when another
 * arrives. To approve a topic: add it to an integration, {@linkplain SubscriptionConfirmer#confirm(WaitingTopic)
 * confirm} it, and {@link #remove} it. To reject it: remove it.
 */
public final class PendingTopics {

    public static final int MAX = 20;
    static final int MAX_OF_ACCOUNT = 2;

    private static final Logger LOGGER = Logger.getLogger(PendingTopics.class.getName());

    private final Path file;
    private final Map<TopicArn, WaitingTopic> waiting = new LinkedHashMap<>();

    /**
     * Reads the file; starts empty if it is missing. A malformed file is set aside.
     *
     * @throws IOException if the file exists but cannot be read
     */
    public PendingTopics(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            read(Files.readAllBytes(file));
        }
    }

    /** Oldest first. */
    public synchronized List<WaitingTopic> list() {
        return List.copyOf(waiting.values());
    }

    public synchronized Optional<WaitingTopic> find(TopicArn topic) {
        return Optional.ofNullable(waiting.get(topic));
    }

    /**
     * Adds a topic. If it is pending already, it gets the newer token and counts as new.
     *
     * @throws IOException if the file cannot be written; then nothing has changed
     */
    synchronized void add(SnsMessage.SubscriptionConfirmation confirmation) throws IOException {
        MessageHeader envelope = confirmation.envelope();
        Map<TopicArn, WaitingTopic> next = new LinkedHashMap<>(waiting);
        WaitingTopic before = next.remove(envelope.topic());
        if (before != null && before.sent().isAfter(envelope.sent())) {
            return;
        }
        next.put(
                envelope.topic(),
                new WaitingTopic(envelope.topic(), envelope.sent(), confirmation.token(), confirmation.subscribeUrl()));
        List<TopicArn> sameAccount = next.keySet().stream()
                .filter(topic -> topic.account().equals(envelope.topic().account()))
                .toList();
        sameAccount.subList(0, Math.max(0, sameAccount.size() - MAX_OF_ACCOUNT)).forEach(next::remove);
        while (next.size() > MAX) {
            next.remove(next.keySet().iterator().next());
        }
        write(next);
    }

    /**
     * Removes a topic that an administrator rejected, or that was approved and confirmed.
     *
     * @throws IOException if the file cannot be written; then nothing has changed
     */
    public synchronized void remove(TopicArn topic) throws IOException {
        if (waiting.containsKey(topic)) {
            Map<TopicArn, WaitingTopic> next = new LinkedHashMap<>(waiting);
            next.remove(topic);
            write(next);
        }
    }

    private void write(Map<TopicArn, WaitingTopic> next) throws IOException {
        AtomicFile.write(file, StoredJson.MAPPER.writeValueAsBytes(next.values()));
        waiting.clear();
        waiting.putAll(next);
    }

    private void read(byte[] content) throws IOException {
        try {
            for (WaitingTopic topic : parse(content)) {
                waiting.put(topic.topic(), topic);
            }
        } catch (IOException | RuntimeException e) {
            waiting.clear();
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOGGER.log(Level.WARNING, SnsTexts.text("pending.damaged", aside));
        }
    }

    private static List<WaitingTopic> parse(byte[] content) throws IOException {
        List<WaitingTopic> topics = List.of(StoredJson.MAPPER.readValue(content, WaitingTopic[].class));
        return topics.size() <= MAX ? topics : topics.subList(topics.size() - MAX, topics.size());
    }
}
