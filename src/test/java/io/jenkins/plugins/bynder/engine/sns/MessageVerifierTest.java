package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void acceptsEveryTypeInBothVersions(String version) throws Exception {
        SnsSigner signer = new SnsSigner(World.TOPIC.toString(), World.CERTIFICATE, version);

        accepted(signer.notification("asset_bank.media.create", "line\nbreak \u00e9 \ud83d\ude00 \" \\", World.NOW));
        accepted(signer.subscriptionConfirmation("2336ab", World.NOW));
        accepted(signer.unsubscribeConfirmation("2336ab", World.NOW));
        Map<String, String> bare = signer.envelope("Notification", World.NOW);
        bare.put("Message", "");
        accepted(signer.signed(bare));
    }

    @Test
    void takesTheVersionAtItsWord() throws Exception {
        rejected(
                Refusal.SIGNATURE,
                world.event().replace("\"SignatureVersion\" : \"1\"", "\"SignatureVersion\" : \"2\""));
    }

    @Test
    void refusesWhatWasAltered() throws Exception {
        String event = world.event();
        rejected(Refusal.SIGNATURE, event.replace("0A1B2C3D", "0A1B2C3E"));
        rejected(Refusal.SIGNATURE, event.replace("meta_updated", "deleted"));
        rejected(Refusal.SIGNATURE, event.replace("\"Subject\"", "\"Subjekt\""));
        rejected(Refusal.SIGNATURE, event.replace("20:00:00.123Z", "20:00:00.124Z"));
        rejected(Refusal.SIGNATURE, event.replaceFirst("(\"MessageId\" : \".{10})", "$10"));
        String confirmation = world.signer.subscriptionConfirmation("2336ab", World.NOW);
        rejected(Refusal.SIGNATURE, confirmation.replace("2336ab", "2336ac"));
        rejected(
                Refusal.SIGNATURE, confirmation.replace("\"SubscriptionConfirmation\"", "\"UnsubscribeConfirmation\""));
    }

    @Test
    void refusesASignatureThatIsNotEvenOfTheKeysLength() throws Exception {
        String event = world.event();
        rejected(Refusal.SIGNATURE, event.replaceFirst("\"Signature\" : \"[^\"]*\"", "\"Signature\" : \"AAAA\""));
    }

    @Test
    void doesNotLetTheSignatureOfOneFieldStandForAnother() throws Exception {
        Map<String, String> fields = world.foreigner.envelope("Notification", World.NOW);
        String tail = "\nMessageId\n" + fields.get("MessageId") + "\nTimestamp\n" + fields.get("Timestamp")
                + "\nTopicArn\n" + World.TOPIC + "\nType\nNotification\n";
        fields.put("Message", "{}" + tail);
        String signed = world.foreigner.signed(fields);

        rejected(Refusal.FOREIGN_TOPIC, signed);
        rejected(Refusal.SIGNATURE, signed.replace(World.FOREIGN.toString(), World.TOPIC.toString()));
    }

    @Test
    void refusesTheSignatureOfAnybodyElse() throws Exception {
        SnsCertificate other = World.AUTHORITY.issue(SnsCertificateShape.ofSns(World.NOW));
        Map<String, String> fields = world.signer.envelope("Notification", World.NOW);
        fields.put("Message", World.MEDIA);
        fields.put("SigningCertURL", world.signer.certificateUrl());

        rejected(Refusal.SIGNATURE, new SnsSigner(World.TOPIC.toString(), other, "1").signed(fields));
    }

    @Test
    void refusesACertificateThatLeadsNowhere() throws Exception {
        SnsCertificate other = new SnsAuthority(World.NOW).issue(SnsCertificateShape.ofSns(World.NOW));
        SnsSigner forger = new SnsSigner(World.TOPIC.toString(), other, "2");
        world.aws.on(forger.certificateUrl(), 200, other.pem().getBytes());

        rejected(Refusal.CERTIFICATE, forger.notification("asset_bank.media.create", "{}", World.NOW));
    }

    @Test
    void asksToSendAgainWhatCannotBeCheckedNow() throws Exception {
        world.aws.on(world.signer.certificateUrl(), 500, new byte[0]);

        assertThat(world.verify(world.event()))
                .isInstanceOfSatisfying(Verdict.TryLater.class, later -> assertThat(later.delay())
                        .isEqualTo(Delay.CERTIFICATE_UNREACHABLE));
    }

    @Test
    void asksForASignedMessageAgainWhileTheClockMayBeWrongAndRefusesAForgedOne() throws Exception { // case 52
        Duration tick = Duration.ofMillis(1);
        accepted(at(MessageVerifier.MAX_AGE.negated()));
        accepted(at(MessageVerifier.MAX_AHEAD));

        Duration tooOld = MessageVerifier.MAX_AGE.plus(tick).negated();
        Duration ahead = MessageVerifier.MAX_AHEAD.plus(tick);
        delayed(Delay.TOO_OLD, at(tooOld));
        delayed(Delay.TOO_OLD, at(Duration.ofDays(-400)));
        delayed(Delay.FROM_THE_FUTURE, at(ahead));
        delayed(Delay.FROM_THE_FUTURE, world.foreigner.subscriptionConfirmation("ab", World.NOW.plus(ahead)));
        rejected(Refusal.SIGNATURE, at(tooOld).replace("{}", "{ }"));
        rejected(Refusal.SIGNATURE, at(ahead).replace("{}", "{ }"));
        rejected(Refusal.FOREIGN_TOPIC, world.foreigner.notification("s", "{}", World.NOW.plus(ahead)));
    }

    @Test
    void remembersIdsForAsLongAsAReplayCouldGetThrough() {
        assertThat(SeenIds.REMEMBERED).isGreaterThan(MessageVerifier.MAX_AGE.plus(MessageVerifier.MAX_AHEAD));
    }

    @Test
    void callsNobodyForAForeignTopicHoweverWellSigned() throws Exception {
        rejected(Refusal.FOREIGN_TOPIC, world.foreigner.notification("s", "{}", World.NOW));
        rejected(Refusal.FOREIGN_TOPIC, world.foreigner.unsubscribeConfirmation("ab", World.NOW));
        assertThat(world.aws.calls()).isEmpty();
    }

    @Test
    void tellsTheAdministratorWhetherAForeignTopicIsGenuine() throws Exception {
        accepted(world.event());
        String foreign = world.foreigner.notification("s", "{}", World.NOW);

        assertThat(sentence(foreign)).contains("though the message is signed by SNS");
        assertThat(sentence(foreign.replace("{}", "{ }"))).doesNotContain("signed by SNS");
    }

    @Test
    void callsNobodyForUrlsThatAreNotOfSns() throws Exception {
        String event = world.event();
        rejected(Refusal.CERTIFICATE_URL, event.replace(world.signer.certificateUrl(), "https://evil.example/x.pem"));
        rejected(Refusal.CERTIFICATE_URL, event.replace("sns.eu-central-1", "sns.eu-west-1"));
        String confirmation = world.signer.subscriptionConfirmation("2336ab", World.NOW);
        rejected(
                Refusal.SUBSCRIBE_URL,
                confirmation.replace("https://sns.eu-central-1.amazonaws.com/?", "https://evil.example/?"));
        rejected(
                Refusal.SUBSCRIBE_URL,
                world.signer
                        .unsubscribeConfirmation("2336ab", World.NOW)
                        .replace("https://sns.eu-central-1.amazonaws.com/?", "https://evil.example/?"));
        assertThat(world.aws.calls()).isEmpty();
    }

    @Test
    void letsAGenuineConfirmationOfAnUnknownTopicWait() throws Exception {
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", World.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
        rejected(
                Refusal.SIGNATURE,
                world.foreigner.subscriptionConfirmation("2336ab", World.NOW).replace("2336ab", "2336ac"));
    }

    @Test
    void fetchesFewCertificatesForUnknownTopics() throws Exception {
        for (int i = 0; i < 500; i++) {
            String message = world.foreigner.subscriptionConfirmation("2336ab", World.NOW);
            String other = String.format("SimpleNotificationService-%08x.pem", i);
            world.verify(message.replaceFirst("SimpleNotificationService-[0-9a-f]+\\.pem", other));
        }
        assertThat(world.aws.calls()).hasSize(MessageVerifier.UNKNOWN_TOPICS_A_MINUTE);
        accepted(world.event());
    }

    @Test
    void letsFewUnknownTopicsWaitAMinute() throws Exception {
        accepted(world.event());
        Map<Class<?>, Integer> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            Verdict verdict = world.verify(world.foreigner.subscriptionConfirmation("2336ab", World.NOW));
            verdicts.merge(verdict.getClass(), 1, Integer::sum);
        }
        assertThat(verdicts)
                .containsEntry(Verdict.PendingTopic.class, MessageVerifier.UNKNOWN_TOPICS_A_MINUTE)
                .containsEntry(Verdict.TryLater.class, 100 - MessageVerifier.UNKNOWN_TOPICS_A_MINUTE);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", World.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
    }

    @Test
    void wastesNothingOnForgedConfirmationsOfUnknownTopics() throws Exception {
        accepted(world.event());
        for (int i = 0; i < 100; i++) {
            rejected(
                    Refusal.SIGNATURE,
                    world.foreigner
                            .subscriptionConfirmation("2336ab", World.NOW)
                            .replace("2336ab", "2336ac"));
        }
        assertThat(world.verify(world.foreigner.subscriptionConfirmation("2336ab", World.NOW)))
                .isInstanceOf(Verdict.PendingTopic.class);
    }

    private String at(Duration offset) {
        return world.signer.notification("asset_bank.media.create", "{}", World.NOW.plus(offset));
    }

    private String sentence(String message) throws MalformedMessageException {
        return ((Verdict.Rejected) world.verify(message)).sentence();
    }

    private void accepted(String message) throws MalformedMessageException {
        assertThat(world.verify(message)).isInstanceOf(Verdict.Accepted.class);
    }

    private void delayed(Delay delay, String message) throws MalformedMessageException {
        assertThat(world.verify(message))
                .isInstanceOfSatisfying(Verdict.TryLater.class, later -> assertThat(later.delay())
                        .isEqualTo(delay));
    }

    private void rejected(Refusal refusal, String message) throws MalformedMessageException {
        assertThat(world.verify(message))
                .isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> assertThat(rejected.refusal())
                        .isEqualTo(refusal));
    }
}
