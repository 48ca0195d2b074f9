package io.jenkins.plugins.bynder.engine.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.engine.events.inbox.FailingDisk;
import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A receiver with all that belongs to it, in a directory. */
final class Endpoint implements Closeable {

    final SnsFixture world = new SnsFixture();
    final FailingDisk disk = new FailingDisk();
    final Inbox inbox;
    final PendingTopics pending;
    final EventLog log;
    final MessageReceiver receiver;
    final List<String> problems = new ArrayList<>();

    Endpoint(Path directory) throws IOException {
        inbox = Inbox.open(directory.resolve("inbox"), world.clock, disk);
        pending = new PendingTopics(directory.resolve("topics.json"));
        log = new EventLog(directory.resolve("events.jsonl"));
        log.setListener(new EventLog.Listener() {
            @Override
            public void problem(LocalizableText sentence) {
                problems.add(sentence.text());
            }
        });
        receiver = new MessageReceiver(
                world.verifier, inbox, pending, new SubscriptionConfirmer(world.aws), log, world.clock);
    }

    WebhookResponse post(String body) {
        return post(body.getBytes(UTF_8));
    }

    WebhookResponse post(byte[] body) {
        return receiver.receive(Map.of(), new ByteArrayInputStream(body));
    }

    @Override
    public void close() throws IOException {
        inbox.close();
    }
}
