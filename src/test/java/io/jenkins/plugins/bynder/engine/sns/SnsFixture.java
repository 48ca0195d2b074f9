package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A topic that is listed, one that is not, a signer for each, and AWS as it answers. Keys are made once for all tests. */
public final class SnsFixture {

    public static final Instant NOW = Instant.parse("2026-03-06T20:00:00.123Z");
    public static final TopicArn TOPIC = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:portal-topic");
    public static final TopicArn FOREIGN = TopicArn.of("arn:aws:sns:eu-central-1:210987654321:another-owner");
    public static final String MEDIA = "{\"media_id\":\"0A1B2C3D-1111-2222-3333444455556666\"}";
    static final SnsAuthority AUTHORITY = new SnsAuthority(NOW);
    public static final SnsCertificate CERTIFICATE = AUTHORITY.issue(SnsCertificateShape.ofSns(NOW));

    public final SettableClock clock = new SettableClock(NOW);
    public final SnsSigner signer = new SnsSigner(TOPIC.toString(), CERTIFICATE, "1");
    public final SnsSigner foreigner = new SnsSigner(FOREIGN.toString(), CERTIFICATE, "1");
    public final FakeAws aws = FakeAws.serving(AUTHORITY, signer, CERTIFICATE);
    public final SigningCertificates certificates = new SigningCertificates(aws, roots(), clock);
    public final MessageVerifier verifier = new MessageVerifier(TOPIC::equals, certificates, clock);

    public static TrustRoots roots() {
        return TrustRoots.of(List.of(AUTHORITY.root()));
    }

    public static SnsMessage parse(String message) throws MalformedMessageException {
        return SnsMessage.parse(message.getBytes(UTF_8));
    }

    Verdict verify(String message) throws MalformedMessageException {
        return verifier.verify(parse(message));
    }

    public String event() {
        return signer.notification("asset_bank.media.meta_updated", MEDIA, clock.instant());
    }

    public SnsMessage.Notification notification() {
        try {
            return (SnsMessage.Notification) parse(event());
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cheap, for tests of what comes after the verification. */
    public static SnsMessage.Notification unsigned(String id, String message) {
        return unsigned(TOPIC, id, message);
    }

    public static SnsMessage.Notification unsigned(TopicArn topic, String id, String message) {
        MessageHeader envelope = new MessageHeader(id, topic, NOW.toString(), NOW, "1", "AAAA", "https://example.org/");
        return new SnsMessage.Notification(envelope, Optional.of("asset_bank.media.create"), message);
    }
}
