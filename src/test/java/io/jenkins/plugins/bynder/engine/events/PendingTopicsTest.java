package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.MalformedMessageException;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingTopicsTest {

    @TempDir
    private Path directory;

    private Path file;
    private PendingTopics pending;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("new").resolve("topics.json");
        pending = new PendingTopics(file);
    }

    @Test
    void survivesARestart() throws Exception {
        pending.add(confirmation(1, 0));
        pending.add(confirmation(2, 0));
        pending.remove(topic(1));
        pending.remove(topic(9));

        PendingTopics again = new PendingTopics(file);
        assertThat(again.list())
                .isEqualTo(pending.list())
                .extracting(WaitingTopic::topic)
                .containsExactly(topic(2));
        assertThat(again.find(topic(2)))
                .hasValueSatisfying(waiting -> assertThat(new SubscriptionConfirmer((url, most) -> {
                                    throw new IOException();
                                })
                                .confirm(waiting))
                        .isInstanceOf(Confirmation.Unreachable.class));
    }

    @Test
    void keepsTheNewestTwenty() throws Exception {
        for (int i = 0; i < 25; i++) {
            pending.add(confirmation(i, 0));
        }
        pending.add(confirmation(5, 1));
        pending.add(confirmation(30, 0));

        assertThat(pending.list())
                .extracting(WaitingTopic::topic)
                .containsExactlyElementsOf(IntStream.concat(IntStream.range(7, 25), IntStream.of(5, 30))
                        .mapToObj(PendingTopicsTest::topic)
                        .toList());
        assertThat(new PendingTopics(file).list()).isEqualTo(pending.list());
    }

    @Test
    void topicsOfOneAccountDoNotDisplaceThoseOfAnother() throws Exception {
        pending.add(confirmation(1, 0));
        for (int i = 0; i < 50; i++) {
            pending.add(confirmation("arn:aws:sns:eu-central-1:666666666666:bynder-portal-" + i, 0));
        }

        assertThat(pending.list())
                .extracting(waiting -> waiting.topic().name())
                .containsExactly("bynder-portal", "bynder-portal-48", "bynder-portal-49");
    }

    @Test
    void keepsTheLatestRequestOfATopic() throws Exception {
        pending.add(confirmation(1, 60));
        pending.add(confirmation(1, 0));

        assertThat(pending.list()).singleElement().satisfies(waiting -> {
            assertThat(waiting.sent()).isEqualTo(SnsFixture.NOW.plusSeconds(60));
            assertThat(waiting.isExpired(waiting.sent().plus(WaitingTopic.VALID)))
                    .isFalse();
            assertThat(waiting.isExpired(waiting.sent().plus(WaitingTopic.VALID).plusMillis(1)))
                    .isTrue();
            assertThat(waiting.toString()).doesNotContain(waiting.token());
        });
    }

    @Test
    void setsAMalformedFileAside() throws Exception {
        pending.add(confirmation(1, 0));
        for (String content : new String[] {"", "{", "null", "[null]", "[{}]", "[{\"topic\":\"x\"}]", "7\u0000"}) {
            Files.writeString(file, content);
            assertThat(new PendingTopics(file).list()).isEmpty();
            assertThat(directory.resolve("new").resolve("topics.json.damaged")).hasContent(content);
        }
    }

    @Test
    void changesNothingIfTheFileCannotBeWritten() throws Exception {
        pending.add(confirmation(1, 0));
        Files.createDirectories(
                directory.resolve("new").resolve("topics.json.new").resolve("in the way"));

        assertThatThrownBy(() -> pending.add(confirmation(2, 0))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> pending.remove(topic(1))).isInstanceOf(IOException.class);
        assertThat(pending.list()).extracting(WaitingTopic::topic).containsExactly(topic(1));
    }

    private static SnsMessage.SubscriptionConfirmation confirmation(int number, int seconds)
            throws MalformedMessageException {
        return confirmation(topic(number).toString(), seconds);
    }

    private static SnsMessage.SubscriptionConfirmation confirmation(String topic, int seconds)
            throws MalformedMessageException {
        SnsSigner signer = new SnsSigner(topic, SnsFixture.CERTIFICATE, "2");
        return (SnsMessage.SubscriptionConfirmation) SnsFixture.parse(
                signer.subscriptionConfirmation("2336ab", SnsFixture.NOW.plus(Duration.ofSeconds(seconds))));
    }

    private static TopicArn topic(int number) {
        return TopicArn.of(String.format("arn:aws:sns:eu-central-1:%012d:bynder-portal", number));
    }
}
