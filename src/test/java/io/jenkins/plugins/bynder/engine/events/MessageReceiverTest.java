package io.jenkins.plugins.bynder.engine.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageReceiverTest {

    private static final WebhookResponse REFUSED = new WebhookResponse(403, "rejected");
    private static final WebhookResponse LATER = new WebhookResponse(503, "later");
    private static final WebhookResponse OK = new WebhookResponse(200, "ok");
    private static final String TOKEN = "2336ab";

    @TempDir
    private Path directory;

    private Endpoint door;

    @BeforeEach
    void open() throws IOException {
        door = new Endpoint(directory);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void storesAnEventOnceAndAcknowledgesEveryCopy() throws Exception {
        String event = door.world.event();
        assertThat(door.post(event)).isEqualTo(OK);
        assertThat(door.post(event)).isEqualTo(OK);

        assertThat(door.inbox.after(0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.message()).isEqualTo(SnsFixture.MEDIA));
        assertThat(door.log.latest()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(LoggedEvent.State.WAITING);
            assertThat(line.name()).isEqualTo("asset_bank.media.meta_updated");
            assertThat(line.assetIds()).containsExactly("0A1B2C3D-1111-2222-3333444455556666");
        });
        assertThat(door.log.topic(SnsFixture.TOPIC).delivers()).isTrue();
    }

    @Test
    void respondsEquallyToAllForeignMessages() {
        String event = door.world.event();
        assertThat(door.post(door.world.foreigner.notification("s", "{}", SnsFixture.NOW)))
                .isEqualTo(REFUSED);
        assertThat(door.post(event.replace("0A1B", "0A1C"))).isEqualTo(REFUSED);
        assertThat(door.post(event.replace("sns.eu-central-1", "sns.evil"))).isEqualTo(REFUSED);
        assertThat(door.inbox.size()).isZero();
        assertThat(door.log.latest()).isEmpty();
        assertThat(door.log.rejected())
                .containsOnlyKeys(RejectReason.FOREIGN_TOPIC, RejectReason.SIGNATURE, RejectReason.CERTIFICATE_URL);
    }

    @Test
    void neverAcceptsAReplayOfAnOldMessage() {
        String old = door.world.signer.notification("s", "{}", SnsFixture.NOW.minus(Duration.ofDays(1)));
        assertThat(door.post(old)).isEqualTo(WebhookResponse.LATER);
        assertThat(door.post(old)).isEqualTo(WebhookResponse.LATER);
        assertThat(door.inbox.size()).isZero();
        assertThat(door.log.delayed()).containsOnlyKeys(RetryReason.TOO_OLD);
        assertThat(problems()).singleElement().asString().contains("1,440 minutes old", "compare the clock");
    }

    @Test
    void acceptsARetryOnceTheClockIsCorrect() { // case 52
        String event = door.world.event();
        door.world.clock.advance(Duration.ofMinutes(-20));
        assertThat(door.post(event)).isEqualTo(WebhookResponse.LATER);
        door.world.clock.advance(Duration.ofMinutes(100));
        assertThat(door.post(event)).isEqualTo(WebhookResponse.LATER);
        assertThat(problems())
                .satisfiesExactly(
                        slow -> assertThat(slow).contains("20 minutes ahead", "Set the clock"),
                        fast -> assertThat(fast).contains("80 minutes old"));
        door.world.clock.advance(Duration.ofMinutes(-80));
        assertThat(door.post(event)).isEqualTo(OK);
        assertThat(door.inbox.size()).isEqualTo(1);
    }

    @Test
    void reportsRawDeliveryAtTheFirstMessageAndNotAgainWithinTheHour() { // case 53
        assertThat(door.post(SnsFixture.MEDIA)).isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.post("[{\"mediaId\": \"asset-1\"}]")).isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.receiver.receive(Map.of("x-amz-sns-rawdelivery", "true"), InputStream.nullInputStream()))
                .isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.log.rejected()).containsOnlyKeys(RejectReason.RAW_DELIVERY);
        assertThat(door.log.rejected().get(RejectReason.RAW_DELIVERY).count()).isEqualTo(3);
        assertThat(problems()).singleElement().asString().contains("Switch raw message delivery off");
        door.world.clock.advance(Duration.ofMinutes(61));
        door.post(SnsFixture.MEDIA);
        assertThat(problems()).hasSize(2);
    }

    @Test
    void reportsAMessageWithoutTheSecret() {
        assertThat(door.receiver.withoutSecret()).isEqualTo(new WebhookResponse(404, "rejected"));
        assertThat(door.log.rejected()).containsOnlyKeys(RejectReason.NO_SECRET);
        assertThat(problems()).singleElement().asString().contains("without its secret");
    }

    @Test
    void reportsAMessageBelowTheUrl() { // case 51
        assertThat(door.receiver.misdirected()).isEqualTo(new WebhookResponse(404, "rejected"));
        assertThat(door.log.rejected()).containsOnlyKeys(RejectReason.WRONG_PATH);
        assertThat(problems()).singleElement().asString().contains("Subscribe exactly");
    }

    private List<String> problems() {
        return door.problems;
    }

    @Test
    void rejectsMalformedMessages() {
        assertThat(door.post("<html>")).isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.post(SnsFixture.MEDIA)).isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.post(door.world.event().replace("Notification", "Gossip")))
                .isEqualTo(new WebhookResponse(400, "rejected"));
    }

    @Test
    void rejectsRawDeliveryByItsHeaderWithoutReadingTheBody() {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        assertThat(door.receiver.receive(Map.of("X-Amz-Sns-Rawdelivery", "true"), body))
                .isEqualTo(new WebhookResponse(400, "rejected"));
        assertThat(door.receiver.receive(Map.of("content-length", "99999999"), body))
                .isEqualTo(new WebhookResponse(413, "rejected"));
    }

    @Test
    void readsAtMostOneByteBeyondTheLimit() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }
        };
        assertThat(door.receiver.receive(Map.of("Content-Length", "x"), endless))
                .isEqualTo(new WebhookResponse(413, "rejected"));
        assertThat(read).hasValue(SnsMessage.MAX_BYTES + 1);
    }

    @Test
    void asksForARetryIfTheBodyCannotBeRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        assertThat(door.receiver.receive(Map.of(), broken)).isEqualTo(LATER);
        assertThat(door.log.delayed()).containsOnlyKeys(RetryReason.DISCONNECTED);
    }

    @Test
    void asksForARetryIfAMessageCannotBeVerifiedOrStored() {
        String event = door.world.event();
        door.world.aws.on(door.world.signer.certificateUrl(), 500, new byte[0]);
        assertThat(door.post(event)).isEqualTo(LATER);
        door.world.aws.on(
                door.world.signer.certificateUrl(),
                200,
                SnsFixture.CERTIFICATE.pem().getBytes(UTF_8));
        door.world.clock.advance(Duration.ofSeconds(20));
        door.disk.room(5);
        assertThat(door.post(event)).isEqualTo(LATER);
        door.disk.room(Long.MAX_VALUE);
        assertThat(door.post(event)).isEqualTo(OK);

        assertThat(door.log.delayed()).containsOnlyKeys(RetryReason.CERTIFICATE_UNREACHABLE, RetryReason.INBOX_FAILING);
        door.receiver.stop();
        assertThat(door.post(event)).isEqualTo(LATER);
    }

    @Test
    void confirmsATrustedTopicOnce() {
        String confirmation = door.world.signer.subscriptionConfirmation(TOKEN, SnsFixture.NOW);
        door.world.aws.on(subscribeUrl(), 200, "<ConfirmSubscriptionResponse/>".getBytes(UTF_8));

        assertThat(door.post(confirmation)).isEqualTo(OK);
        assertThat(door.post(confirmation)).isEqualTo(OK);
        assertThat(door.world.aws.calls()).map(Object::toString).containsOnlyOnce(subscribeUrl());
        assertThat(door.log.topic(SnsFixture.TOPIC).delivers()).isTrue();
        assertThat(door.pending.list()).isEmpty();
    }

    @Test
    void asksForARetryIfSnsDoesNotAcceptTheConfirmationNow() {
        String confirmation = door.world.signer.subscriptionConfirmation(TOKEN, SnsFixture.NOW);
        assertThat(door.post(confirmation)).isEqualTo(LATER);
        door.world.aws.on(subscribeUrl(), 200, new byte[0]);
        assertThat(door.post(confirmation)).isEqualTo(OK);
    }

    @Test
    void recordsAConfirmationThatSnsRejects() {
        door.world.aws.on(subscribeUrl(), 404, new byte[0]);
        assertThat(door.post(door.world.signer.subscriptionConfirmation(TOKEN, SnsFixture.NOW)))
                .isEqualTo(OK);
        assertThat(door.log.failures())
                .singleElement()
                .satisfies(line -> assertThat(line.detail().text())
                        .contains("subscribe this URL again")
                        .doesNotContain(TOKEN));
    }

    @Test
    void keepsAnUnknownTopicPendingAndSendsNothingUntilItIsApproved() throws Exception {
        assertThat(door.post(door.world.foreigner.subscriptionConfirmation(TOKEN, SnsFixture.NOW)))
                .isEqualTo(OK);
        assertThat(door.world.aws.calls()).noneMatch(call -> call.toString().contains("Action="));

        WaitingTopic waiting = door.pending.find(SnsFixture.FOREIGN).orElseThrow();
        String url = subscribeUrl().replace(SnsFixture.TOPIC.toString(), SnsFixture.FOREIGN.toString());
        SubscriptionConfirmer confirmer = new SubscriptionConfirmer(door.world.aws);
        assertThat(confirmer.confirm(waiting)).isInstanceOf(Confirmation.Unreachable.class);
        door.world.aws.on(url, 400, new byte[0]);
        assertThat(confirmer.confirm(waiting)).isInstanceOf(Confirmation.Refused.class);
        door.world.aws.on(url, 200, new byte[0]);
        assertThat(confirmer.confirm(waiting)).isInstanceOf(Confirmation.Confirmed.class);
        door.pending.remove(SnsFixture.FOREIGN);
        assertThat(door.pending.list()).isEmpty();
    }

    @Test
    void neverConfirmsAtAnotherHost() {
        WaitingTopic tampered =
                new WaitingTopic(SnsFixture.TOPIC, SnsFixture.NOW, TOKEN, "https://evil.example/?Token=2336ab");
        assertThat(new SubscriptionConfirmer(door.world.aws).confirm(tampered))
                .isInstanceOf(Confirmation.Refused.class);
        assertThat(door.world.aws.calls()).isEmpty();
    }

    @Test
    void onlyRecordsAnUnsubscription() {
        door.post(door.world.event());
        door.world.clock.advance(Duration.ofSeconds(1));
        int calls = door.world.aws.calls().size();
        String message = door.world.signer.unsubscribeConfirmation(TOKEN, SnsFixture.NOW);
        assertThat(door.post(message)).isEqualTo(OK);
        door.world.clock.advance(Duration.ofSeconds(1));
        assertThat(door.post(message)).isEqualTo(OK);

        assertThat(door.world.aws.calls()).hasSize(calls);
        assertThat(door.inbox.size()).isEqualTo(1);
        assertThat(door.log.topic(SnsFixture.TOPIC).delivers()).isFalse();
        assertThat(door.log.latest())
                .map(LoggedEvent::state)
                .containsExactly(LoggedEvent.State.UNSUBSCRIBED, LoggedEvent.State.WAITING);
    }

    @Test
    void asksForARetryAfterAnInternalError() {
        MessageVerifier broken = new MessageVerifier(
                topic -> {
                    throw new IllegalStateException("configuration");
                },
                door.world.certificates,
                door.world.clock);
        MessageReceiver receiver = new MessageReceiver(
                broken,
                door.inbox,
                door.pending,
                new SubscriptionConfirmer(door.world.aws),
                door.log,
                door.world.clock);
        InputStream body = new ByteArrayInputStream(door.world.event().getBytes(UTF_8));
        assertThat(receiver.receive(Map.of(), body)).isEqualTo(LATER);
    }

    @Test
    void writesNoTokenToTheEventLog() throws IOException {
        door.world.aws.on(subscribeUrl(), 200, new byte[0]);
        door.post(door.world.signer.subscriptionConfirmation(TOKEN, SnsFixture.NOW));
        door.post(door.world.foreigner.subscriptionConfirmation(TOKEN, SnsFixture.NOW));
        assertThat(Files.readString(directory.resolve("events.jsonl")))
                .contains("CONFIRMED", "PENDING_TOPIC")
                .doesNotContain(TOKEN);
    }

    @Test
    void removesATrustedTopicFromThePendingOnes() throws Exception {
        door.pending.add((SnsMessage.SubscriptionConfirmation)
                SnsFixture.parse(door.world.signer.subscriptionConfirmation("old", SnsFixture.NOW)));
        door.world.aws.on(subscribeUrl(), 200, new byte[0]);
        door.post(door.world.signer.subscriptionConfirmation(TOKEN, SnsFixture.NOW));
        assertThat(door.pending.list()).isEmpty();
    }

    private static String subscribeUrl() {
        return "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + SnsFixture.TOPIC
                + "&Token=" + TOKEN;
    }
}
