package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Properties of a certificate to issue.
 *
 * @param names host names; the first one is also the subject
 * @param algorithm {@code RSA} or {@code EC}
 * @param bits of the key
 * @param signs whether it may sign
 * @param authority whether it may issue others
 * @param issuerUrl address of the issuer's certificate; empty to leave it out
 */
public record SnsCertificateShape(
        List<String> names,
        Instant from,
        Instant until,
        String algorithm,
        int bits,
        boolean signs,
        boolean authority,
        String issuerUrl) {

    /** Like SNS's own, valid at that time. */
    public static SnsCertificateShape ofSns(Instant now) {
        return new SnsCertificateShape(
                List.of("sns.amazonaws.com"),
                now.minus(30, ChronoUnit.DAYS),
                now.plus(300, ChronoUnit.DAYS),
                "RSA",
                2048,
                true,
                false,
                SnsAuthority.ISSUER_URL);
    }

    public SnsCertificateShape withNames(String... names) {
        return new SnsCertificateShape(List.of(names), from, until, algorithm, bits, signs, authority, issuerUrl);
    }

    public SnsCertificateShape withValidity(Instant from, Instant until) {
        return new SnsCertificateShape(names, from, until, algorithm, bits, signs, authority, issuerUrl);
    }

    public SnsCertificateShape withKey(String algorithm, int bits) {
        return new SnsCertificateShape(names, from, until, algorithm, bits, signs, authority, issuerUrl);
    }

    public SnsCertificateShape withUse(boolean signs, boolean authority) {
        return new SnsCertificateShape(names, from, until, algorithm, bits, signs, authority, issuerUrl);
    }

    public SnsCertificateShape withIssuerUrl(String issuerUrl) {
        return new SnsCertificateShape(names, from, until, algorithm, bits, signs, authority, issuerUrl);
    }
}
