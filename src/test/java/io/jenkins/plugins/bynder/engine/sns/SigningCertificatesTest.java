package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningCertificatesTest {

    private static final SnsCertificateShape SHAPE = SnsCertificateShape.ofSns(SnsFixture.NOW);

    private final SnsFixture world = new SnsFixture();
    private final URI url = URI.create(world.signer.certificateUrl());

    @Test
    void trustsACertificateThroughItsIssuerUrl() {
        assertThat(find())
                .isInstanceOfSatisfying(
                        KeyLookup.Found.class,
                        found -> assertThat(found.key())
                                .isEqualTo(SnsFixture.CERTIFICATE.certificate().getPublicKey()));
        assertThat(world.aws.calls()).containsExactly(url, URI.create(SnsAuthority.ISSUER_URL));
    }

    @Test
    void doesNotFetchAnIssuerIncludedInTheFile() {
        String chain = SnsFixture.CERTIFICATE.pem() + SnsCertificate.pem(SnsFixture.AUTHORITY.issuer());
        world.aws.on(url.toString(), 200, chain.getBytes(US_ASCII));

        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(world.aws.calls()).containsExactly(url);
    }

    @Test
    void doesNotFetchAnIssuerPresentedByTheServer() {
        byte[] file = SnsFixture.CERTIFICATE.pem().getBytes(US_ASCII);
        List<X509Certificate> presented = List.of(SnsFixture.AUTHORITY.issuer());
        world.aws.on(url.toString(), () -> new HttpFetcher.Reply(200, file, presented));

        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(world.aws.calls()).containsExactly(url);
    }

    @Test
    void retriesLaterIfTheIssuerIsUnavailable() {
        world.aws.on(SnsAuthority.ISSUER_URL, 503, new byte[0]);

        assertThat(find()).isInstanceOfSatisfying(KeyLookup.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo(RetryReason.ISSUER_UNREACHABLE);
            assertThat(unavailable.sentence().text()).contains("crt.r2m01.amazontrust.com");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/r2m01.cer",
                "http://crt.r2m01.amazontrust.com.evil.example/r2m01.cer",
                "http://crt.r2m01.amazontrust.com:8080/r2m01.cer",
                "http://crt.r2m01.amazontrust.com/other.cer",
                "http://169.254.169.254/latest/meta-data/",
                "ldap://crt.r2m01.amazontrust.com/r2m01.cer",
                ""
            })
    void fetchesIssuersFromAmazonOnly(String issuerUrl) {
        serve(SnsFixture.AUTHORITY.renew(SnsFixture.CERTIFICATE, SHAPE.withIssuerUrl(issuerUrl)));

        assertThat(find()).isInstanceOf(KeyLookup.Unusable.class);
        assertThat(world.aws.calls()).containsExactly(url);
    }

    @Test
    void rejectsACertificateOfAnotherAuthority() {
        SnsAuthority other = new SnsAuthority(SnsFixture.NOW);
        serve(other.issue(SHAPE));
        assertThat(find()).isInstanceOf(KeyLookup.Unusable.class);

        SnsFixture second = new SnsFixture();
        SnsCertificate forged = other.issue(SHAPE);
        String chain = forged.pem() + SnsCertificate.pem(other.issuer()) + SnsCertificate.pem(other.root());
        second.aws.on(url.toString(), 200, chain.getBytes(US_ASCII));
        second.aws.on(SnsAuthority.ISSUER_URL, 200, FakeAws.der(other.issuer()));
        assertThat(second.certificates.find(url, SnsFixture.TOPIC, true)).isInstanceOf(KeyLookup.Unusable.class);
    }

    @Test
    void rejectsACertificateIssuedByAnEndCertificate() {
        SnsCertificate end = SnsFixture.AUTHORITY.issue(SHAPE);
        SnsCertificate below = SnsAuthority.issue(end, SHAPE);
        String chain = below.pem() + end.pem() + SnsCertificate.pem(SnsFixture.AUTHORITY.issuer());
        world.aws.on(url.toString(), 200, chain.getBytes(US_ASCII));

        assertThat(find()).isInstanceOf(KeyLookup.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sns.amazonaws.com.evil.example",
                "*.amazonaws.com",
                "s3.amazonaws.com",
                "sns.eu-west-1.amazonaws.com",
                "sns-signing.eu-west-1.amazonaws.com",
                "sns-us-gov-west-1.amazonaws.com",
                "sns.amazonaws.com.cn"
            })
    void rejectsACertificateForAnotherName(String name) {
        serve(SnsFixture.AUTHORITY.renew(SnsFixture.CERTIFICATE, SHAPE.withNames(name)));

        assertThat(find()).isEqualTo(new KeyLookup.Unusable(SnsTexts.message("certificate.name")));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-central-1:123456789012:t, sns.eu-central-1.amazonaws.com",
        "arn:aws:sns:af-south-1:123456789012:t, sns-signing.af-south-1.amazonaws.com",
        "arn:aws-cn:sns:cn-north-1:123456789012:t, sns-cn-north-1.amazonaws.com.cn",
        "arn:aws-us-gov:sns:us-gov-east-1:123456789012:t, sns-us-gov-west-1.amazonaws.com"
    })
    void acceptsTheNamesOfARegion(String topic, String name) {
        SnsCertificate certificate =
                SnsFixture.AUTHORITY.renew(SnsFixture.CERTIFICATE, SHAPE.withNames("unrelated.example", name));
        SnsSigner signer = new SnsSigner(topic, certificate, "2");
        FakeAws aws = FakeAws.serving(SnsFixture.AUTHORITY, signer, certificate);
        SigningCertificates certificates = new SigningCertificates(aws, SnsFixture.roots(), world.clock);

        URI place = URI.create(signer.certificateUrl());
        assertThat(certificates.find(place, TopicArn.of(topic), true)).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void asksForARetryIfTheCertificateIsNotValidNow() {
        serve(SnsFixture.AUTHORITY.renew(
                SnsFixture.CERTIFICATE,
                SHAPE.withValidity(SnsFixture.NOW.minusSeconds(9), SnsFixture.NOW.minusSeconds(1))));
        assertThat(find())
                .isEqualTo(new KeyLookup.Unavailable(
                        RetryReason.CERTIFICATE_DATE, SnsTexts.message("delay.certificateDate")));

        SnsFixture second = new SnsFixture();
        second.aws.on(
                url.toString(),
                200,
                SnsFixture.AUTHORITY
                        .renew(
                                SnsFixture.CERTIFICATE,
                                SHAPE.withValidity(SnsFixture.NOW.plusSeconds(1), SnsFixture.NOW.plusSeconds(9)))
                        .pem()
                        .getBytes(US_ASCII));
        assertThat(second.certificates.find(url, SnsFixture.TOPIC, true))
                .isEqualTo(new KeyLookup.Unavailable(
                        RetryReason.CERTIFICATE_DATE, SnsTexts.message("delay.certificateDate")));
    }

    @Test
    void rejectsWeakKeysAndWrongKeyUsage() {
        List<SnsCertificateShape> shapes =
                List.of(SHAPE.withKey("RSA", 1024), SHAPE.withKey("EC", 256), SHAPE.withUse(false, false));
        for (SnsCertificateShape shape : shapes) {
            SnsFixture each = new SnsFixture();
            each.aws.on(
                    url.toString(), 200, SnsFixture.AUTHORITY.issue(shape).pem().getBytes(US_ASCII));
            assertThat(each.certificates.find(url, SnsFixture.TOPIC, true))
                    .isEqualTo(new KeyLookup.Unusable(SnsTexts.message("certificate.key")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n"
            })
    void rejectsAnythingButACertificate(String file) {
        world.aws.on(url.toString(), 200, file.getBytes(US_ASCII));

        assertThat(find()).isEqualTo(new KeyLookup.Unusable(SnsTexts.message("certificate.unreadable")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 403, 429, 500, 503})
    void retriesLaterAfterAnyOtherResponse(int status) {
        world.aws.on(url.toString(), status, SnsFixture.CERTIFICATE.pem().getBytes(US_ASCII));

        assertThat(find())
                .isInstanceOfSatisfying(
                        KeyLookup.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(RetryReason.CERTIFICATE_UNREACHABLE));
    }

    @Test
    void acceptsThatSnsHasNoSuchCertificate() {
        world.aws.on(url.toString(), 404, new byte[0]);

        assertThat(find()).isInstanceOf(KeyLookup.Unusable.class);
    }

    @Test
    void fetchesOnceForADay() {
        find();
        world.clock.advance(Duration.ofHours(23));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(world.aws.calls()).hasSize(2);

        world.clock.advance(Duration.ofHours(2));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(world.aws.calls()).hasSize(4);
    }

    @Test
    void doesNotTrustACertificateLongerThanItIsValid() {
        SnsCertificate brief = SnsFixture.AUTHORITY.renew(
                SnsFixture.CERTIFICATE,
                SHAPE.withValidity(SnsFixture.NOW.minusSeconds(9), SnsFixture.NOW.plusSeconds(60)));
        serve(brief);
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);

        world.clock.advance(Duration.ofSeconds(61));
        assertThat(find()).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void usesTheLastResultWhileAwsIsUnreachable() {
        find();
        world.aws.on(url.toString(), 500, new byte[0]);
        world.clock.advance(Duration.ofHours(25));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        world.clock.advance(Duration.ofDays(300));
        assertThat(find()).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void forgetsAWithdrawnCertificate() {
        find();
        world.aws.on(url.toString(), 404, new byte[0]);
        world.clock.advance(Duration.ofHours(25));
        assertThat(find()).isInstanceOf(KeyLookup.Unusable.class);
        world.aws.on(url.toString(), 500, new byte[0]);
        world.clock.advance(Duration.ofMinutes(6));
        assertThat(find()).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void remembersAFailureForLessThanTheRetryIntervalOfSns() {
        world.aws.on(url.toString(), 500, new byte[0]);
        find();
        world.clock.advance(Duration.ofSeconds(14));
        find();
        assertThat(world.aws.calls()).hasSize(1);

        serve(SnsFixture.CERTIFICATE);
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void settingTheClockBackKeepsNoFailure() {
        world.aws.on(url.toString(), 500, new byte[0]);
        find();
        serve(SnsFixture.CERTIFICATE);
        world.clock.advance(Duration.ofHours(-2));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void fetchesOnceForABurst() throws Exception {
        int callers = 32;
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        byte[] file = SnsFixture.CERTIFICATE.pem().getBytes(US_ASCII);
        world.aws.on(url.toString(), () -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return new HttpFetcher.Reply(200, file, List.of());
        });
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<KeyLookup>> lookups = new ArrayList<>();
            Callable<KeyLookup> call = this::find;
            lookups.add(threads.submit(call));
            asked.await();
            for (int i = 1; i < callers; i++) {
                lookups.add(threads.submit(call));
            }
            answer.countDown();
            for (Future<KeyLookup> lookup : lookups) {
                assertThat(lookup.get()).isInstanceOf(KeyLookup.Found.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.aws.calls()).containsExactly(url, URI.create(SnsAuthority.ISSUER_URL));
    }

    @Test
    void untrustedSendersCannotEvictAValidCertificate() {
        find();
        int before = world.aws.calls().size();
        for (int i = 0; i < 10 * SigningCertificates.KEPT_FAILURES; i++) {
            String other = String.format("https://%s/SimpleNotificationService-%08x.pem", url.getHost(), i);
            world.certificates.find(URI.create(other), SnsFixture.TOPIC, true);
            world.clock.advance(Duration.ofSeconds(5));
        }
        int after = world.aws.calls().size();
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(after).isGreaterThan(before);
        assertThat(world.aws.calls()).hasSize(after);
    }

    @Test
    void limitsFetchesPerMinute() {
        for (int i = 0; i < 1000; i++) {
            String other = String.format("https://%s/SimpleNotificationService-%08x.pem", url.getHost(), i);
            world.certificates.find(URI.create(other), SnsFixture.TOPIC, true);
        }
        assertThat(world.aws.calls()).hasSize(SigningCertificates.FETCHES_A_MINUTE);
        assertThat(find())
                .isInstanceOfSatisfying(
                        KeyLookup.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(RetryReason.TOO_MANY_CERTIFICATES));

        world.clock.advance(Duration.ofMinutes(1));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void usesAValidCertificateWhenTheLimitIsExhausted() {
        find();
        world.clock.advance(Duration.ofHours(25));
        for (int i = 0; i < 2 * SigningCertificates.FETCHES_A_MINUTE; i++) {
            String other = String.format("https://%s/SimpleNotificationService-%08x.pem", url.getHost(), i);
            world.certificates.find(URI.create(other), SnsFixture.TOPIC, true);
        }
        int calls = world.aws.calls().size();
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
        assertThat(world.aws.calls()).hasSize(calls);
    }

    @Test
    void unknownTopicsDoNotUseUpTheLimitOfTrustedOnes() {
        for (int i = 0; i < 2 * SigningCertificates.UNKNOWN_FETCHES_A_MINUTE; i++) {
            String other = String.format("https://%s/SimpleNotificationService-%08x.pem", url.getHost(), i);
            world.certificates.find(URI.create(other), SnsFixture.TOPIC, false);
        }
        assertThat(world.aws.calls()).hasSize(SigningCertificates.UNKNOWN_FETCHES_A_MINUTE);
        assertThat(world.certificates.find(url, SnsFixture.TOPIC, false))
                .isInstanceOfSatisfying(
                        KeyLookup.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(RetryReason.TOO_MANY_CERTIFICATES));
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void readsTheRootsOfTheJvm() throws Exception {
        assertThat(TrustRoots.ofJvm().anchors()).isNotEmpty();
    }

    private KeyLookup find() {
        return world.certificates.find(url, SnsFixture.TOPIC, true);
    }

    private void serve(SnsCertificate certificate) {
        world.aws.on(url.toString(), 200, certificate.pem().getBytes(US_ASCII));
    }
}
