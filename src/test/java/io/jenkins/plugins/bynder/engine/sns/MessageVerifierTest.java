package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.inbox.SeenIds;
import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageVerifierTest {

    private final SnsFixture world = new SnsFixture();

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void acceptsEveryTypeInBothVersions(String version) throws Exception {
        SnsSigner signer = new SnsSigner(SnsFixture.TOPIC.toString(), SnsFixture.CERTIFICATE, version);

        accepted(signer.notification(
                "asset_bank.media.create", "line\nbreak \u00e9 \ud83d\ude00 \" \\", SnsFixture.NOW));
        accepted(signer.subscriptionConfirmation("2336ab", SnsFixture.NOW));
        accepted(signer.unsubscribeConfirmation("2336ab", SnsFixture.NOW));
        Map<String, String> bare = signer.envelope("Notification", SnsFixture.NOW);
        bare.put("Message", "");
        accepted(signer.signed(bare));
    }

    @Test
    void usesTheAlgorithmOfTheStatedVersion() throws Exception {
        rejected(
                RejectReason.SIGNATURE,
                world.event().replace("\"SignatureVersion\" : \"1\"", "\"SignatureVersion\" : \"2\""));
    }

    @Test
    void rejectsAlteredMessages() throws Exception {
        String event = world.event();
        rejected(RejectReason.SIGNATURE, event.replace("0A1B2C3D", "0A1B2C3E"));
        rejected(RejectReason.SIGNATURE, event.replace("meta_updated", "deleted"));
        rejected(RejectReason.SIGNATURE, event.replace("\"Subject\"", "\"Subjekt\""));
        rejected(RejectReason.SIGNATURE, event.replace("20:00:00.123Z", "20:00:00.124Z"));
        rejected(RejectReason.SIGNATURE, event.replaceFirst("(\"MessageId\" : \".{10})", "$10"));
        String confirmation = world.signer.subscriptionConfirmation("2336ab", SnsFixture.NOW);
        rejected(RejectReason.SIGNATURE, confirmation.replace("2336ab", "2336ac"));
        rejected(
                RejectReason.SIGNATURE,
                confirmation.replace("\"SubscriptionConfirmation\"", "\"UnsubscribeConfirmation\""));
    }

    @Test
    void rejectsASignatureOfWrongLength() throws Exception {
        String event = world.event();
        rejected(RejectReason.SIGNATURE, event.replaceFirst("\"Signature\" : \"[^\"]*\"", "\"Signature\" : \"AAAA\""));
    }

    @Test
    void rejectsASignatureOfSwappedFields() throws Exception {
        Map<String, String> fields = world.foreigner.envelope("Notification", SnsFixture.NOW);
        String tail = "\nMessageId\n" + fields.get("MessageId") + "\nTimestamp\n" + fields.get("Timestamp")
                + "\nTopicArn\n" + SnsFixture.TOPIC + "\nType\nNotification\n";
        fields.put("Message", "{}" + tail);
        String signed = world.foreigner.signed(fields);

        rejected(RejectReason.FOREIGN_TOPIC, signed);
        rejected(RejectReason.SIGNATURE, signed.replace(SnsFixture.FOREIGN.toString(), SnsFixture.TOPIC.toString()));
    }

    @Test
    void rejectsASignatureByAnotherKey() throws Exception {
        SnsCertificate other = SnsFixture.AUTHORITY.issue(SnsCertificateShape.ofSns(SnsFixture.NOW));
        Map<String, String> fields = world.signer.envelope("Notification", SnsFixture.NOW);
        fields.put("Message", SnsFixture.MEDIA);
        fields.put("SigningCertURL", world.signer.certificateUrl());

        rejected(RejectReason.SIGNATURE, new SnsSigner(SnsFixture.TOPIC.toString(), other, "1").signed(fields));
    }

    @Test
    void rejectsACertificateWithoutATrustedRoot() throws Exception {
        SnsCertificate other = new SnsAuthority(SnsFixture.NOW).issue(SnsCertificateShape.ofSns(SnsFixture.NOW));
        SnsSigner forger = new SnsSigner(SnsFixture.TOPIC.toString(), other, "2");
        world.aws.on(forger.certificateUrl(), 200, other.pem().getBytes());

        rejected(RejectReason.CERTIFICATE, forger.notification("asset_bank.media.create", "{}", SnsFixture.NOW));
    }

    @Test
    void asksForARetryIfTheCertificateIsUnavailable() throws Exception {
        world.aws.on(world.signer.certificateUrl(), 500, new byte[0]);

        assertThat(world.verify(world.event()))
                .isInstanceOfSatisfying(
                        Verdict.TryLater.class,
                        later -> assertThat(later.reason()).isEqualTo(RetryReason.CERTIFICATE_UNREACHABLE));
    }

    @Test
    void retriesASignedMessageOutsideTheWindowAndRejectsAForgedOne() throws Exception { // case 52
        Duration tick = Duration.ofMillis(1);
        accepted(at(MessageVerifier.MAX_AGE.negated()));
        accepted(at(MessageVerifier.MAX_AHEAD));

        Duration tooOld = MessageVerifier.MAX_AGE.plus(tick).negated();
        Duration ahead = MessageVerifier.MAX_AHEAD.plus(tick);
        delayed(RetryReason.TOO_OLD, at(tooOld));
        delayed(RetryReason.TOO_OLD, at(Duration.ofDays(-400)));
        delayed(RetryReason.FROM_THE_FUTURE, at(ahead));
        delayed(
                RetryReason.FROM_THE_FUTURE,
                world.foreigner.subscriptionConfirmation("ab", SnsFixture.NOW.plus(ahead)));
        rejected(RejectReason.SIGNATURE, at(tooOld).replace("{}", "{ }"));
        rejected(RejectReason.SIGNATURE, at(ahead).replace("{}", "{ }"));
        rejected(RejectReason.FOREIGN_TOPIC, world.foreigner.notification("s", "{}", SnsFixture.NOW.plus(ahead)));
    }

    @Test
    void idsAreRememberedForAsLongAsAReplayWouldPass() {
        assertThat(SeenIds.REMEMBERED).isGreaterThan(MessageVerifier.MAX_AGE.plus(MessageVerifier.MAX_AHEAD));
    }

    @Test
    void sendsNoRequestForASignedMessageOfAnUntrustedTopic() throws Exception {
        rejected(RejectReason.FOREIGN_TOPIC, world.foreigner.notification("s", "{}", SnsFixture.NOW));
        rejected(RejectReason.FOREIGN_TOPIC, world.foreigner.unsubscribeConfirmation("ab", SnsFixture.NOW));
        assertThat(world.aws.calls()).isEmpty();
    }

    @Test
    void logsWhetherAnUntrustedTopicIsGenuine() throws Exception {
        accepted(world.event());
        String foreign = world.foreigner.notification("s", "{}", SnsFixture.NOW);

        assertThat(sentence(foreign)).contains("The message is signed by SNS");
        assertThat(sentence(foreign.replace("{}", "{ }"))).doesNotContain("signed by SNS");
    }

    @Test
    void sendsNoRequestToOtherHostsThanThoseOfSns() throws Exception {
        String event = world.event();
        rejected(
                RejectReason.CERTIFICATE_URL,
                event.replace(world.signer.certificateUrl(), "https://evil.example/x.pem"));
        rejected(RejectReason.CERTIFICATE_URL, event.replace("sns.eu-central-1", "sns.eu-west-1"));
        String confirmation = world.signer.subscriptionConfirmation("2336ab", SnsFixture.NOW);
        rejected(
                RejectReason.SUBSCRIBE_URL,
                confirmation.replace("https://sns.eu-central-1.amazonaws.com/?", "https://evil.example/?"));
        rejected(
                RejectReason.SUBSCRIBE_URL,
                world.signer
                        .unsubscribeConfirmation("2336ab", SnsFixture.NOW)
                        .replace("https://sns.eu-central-1.amazonaws.com/?", "https://evil.example/?"));
        assertThat(world.aws.calls()).isEmpty();
    }

    @Test
    void keepsAGenuineConfirmationOfAnUnknownTopicPending() throws Exception {
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
        rejected(
                RejectReason.SIGNATURE,
                world.foreigner
                        .subscriptionConfirmation("2336ab", SnsFixture.NOW)
                        .replace("2336ab", "2336ac"));
    }

    @Test
    void forgedConfirmationsDoNotBlockAGenuineOne() throws Exception {
        for (int i = 0; i < 1000; i++) {
            String message = world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW);
            String other = String.format("SimpleNotificationService-%08x.pem", i);
            world.verify(message.replaceFirst("SimpleNotificationService-[0-9a-f]+\\.pem", other));
        }
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
        accepted(world.event());
    }

    @Test
    void confirmationsOfOneAccountDoNotBlockThoseOfAnother() throws Exception {
        for (int i = 0; i < 2 * MessageVerifier.UNKNOWN_TOPICS_A_MINUTE; i++) {
            SnsSigner stranger = new SnsSigner(
                    "arn:aws:sns:eu-central-1:666666666666:bynder-portal-" + i, SnsFixture.CERTIFICATE, "2");
            world.verify(stranger.subscriptionConfirmation("2336ab", SnsFixture.NOW));
        }
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
    }

    @Test
    void limitsPendingTopicsPerMinute() throws Exception {
        accepted(world.event());
        Map<Class<?>, Integer> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            Verdict verdict = world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW));
            verdicts.merge(verdict.getClass(), 1, Integer::sum);
        }
        assertThat(verdicts)
                .containsEntry(Verdict.PendingTopic.class, MessageVerifier.UNKNOWN_TOPICS_A_MINUTE)
                .containsEntry(Verdict.TryLater.class, 100 - MessageVerifier.UNKNOWN_TOPICS_A_MINUTE);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
    }

    @Test
    void forgedConfirmationsDoNotUseUpTheLimit() throws Exception {
        accepted(world.event());
        for (int i = 0; i < 100; i++) {
            rejected(
                    RejectReason.SIGNATURE,
                    world.foreigner
                            .subscriptionConfirmation("2336ab", SnsFixture.NOW)
                            .replace("2336ab", "2336ac"));
        }
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", SnsFixture.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
    }

    private String at(Duration offset) {
        return world.signer.notification("asset_bank.media.create", "{}", SnsFixture.NOW.plus(offset));
    }

    private String sentence(String message) throws MalformedMessageException {
        return ((Verdict.Rejected) world.verify(message)).sentence().text();
    }

    private void accepted(String message) throws MalformedMessageException {
        assertThat(world.verify(message)).isInstanceOf(Verdict.Accepted.class);
    }

    private void delayed(RetryReason reason, String message) throws MalformedMessageException {
        assertThat(world.verify(message))
                .isInstanceOfSatisfying(
                        Verdict.TryLater.class,
                        later -> assertThat(later.reason()).isEqualTo(reason));
    }

    private void rejected(RejectReason reason, String message) throws MalformedMessageException {
        assertThat(world.verify(message))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
