package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.bynder.fuzz.Fuzzing;
import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** No input makes the receiver fail, and none is accepted, because the fuzzer cannot sign. */
class MessageFuzzTest {

    private static final Instant NOW = Instant.parse("2026-03-06T20:00:00.123Z");
    private static final TopicArn TOPIC = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:portal-topic");
    private static final MessageVerifier VERIFIER = verifier();

    private static MessageVerifier verifier() {
        SnsAuthority authority = new SnsAuthority(NOW);
        SnsCertificate certificate = authority.issue(SnsCertificateShape.ofSns(NOW));
        String url = new SnsSigner(TOPIC.toString(), certificate, "1").certificateUrl();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        HttpFetcher aws = (address, most) -> {
            if (address.toString().equals(SnsAuthority.ISSUER_URL)) {
                return new HttpFetcher.Reply(200, der(authority), List.of());
            }
            assertThat(address.getHost()).matches("sns\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");
            return address.toString().equals(url)
                    ? new HttpFetcher.Reply(200, certificate.pem().getBytes(US_ASCII), List.of())
                    : new HttpFetcher.Reply(404, new byte[0], List.of());
        };
        return new MessageVerifier(
                TOPIC::equals, new SigningCertificates(aws, TrustRoots.of(List.of(authority.root())), clock), clock);
    }

    private static byte[] der(SnsAuthority authority) {
        try {
            return authority.issuer().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest(maxDuration = Fuzzing.TIME)
    void neverAccepted(byte[] body) {
        try {
            SnsMessage message = SnsMessage.parse(body);
            assertThat(message.envelope().messageId()).matches("[0-9A-Za-z-]{8,64}");
            assertThat(TopicArn.of(message.envelope().topic().toString()))
                    .isEqualTo(message.envelope().topic());
            assertThat(VERIFIER.verify(message))
                    .isNotInstanceOf(Verdict.Accepted.class)
                    .isNotInstanceOf(Verdict.PendingTopic.class);
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageMatching("(?s)\\S.*");
        }
    }
}
