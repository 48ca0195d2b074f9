package io.jenkins.plugins.bynder.sample;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Issues signing certificates like those of SNS: a root, an intermediate that is available at {@link #ISSUER_URL}, and
 * end certificates that name that address. New keys every time. Source of the form: RFC 5280.
 */
public final class SnsAuthority {

    /** Address that real certificates name for their issuer. */
    public static final String ISSUER_URL = "http://crt.r2m01.amazontrust.com/r2m01.cer";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** SHA-256 with RSA. */
    private static final byte[] ALGORITHM = Der.sequence(Der.identifier("1.2.840.113549.1.1.11"), Der.NULL);

    private final SnsCertificate root;
    private final SnsCertificate issuer;

    /** With authorities that are valid for ten years around that time. */
    public SnsAuthority(Instant now) {
        SnsCertificateShape shape = SnsCertificateShape.ofSns(now)
                .withValidity(now.minusSeconds(150_000_000), now.plusSeconds(150_000_000))
                .withUse(true, true)
                .withIssuerUrl("");
        KeyPair key = keyPair("RSA", 2048);
        X500Principal name = new X500Principal("CN=Sample Root CA 1, O=Sample, C=US");
        this.root = new SnsCertificate(key.getPrivate(), build(shape, name, key, name, key.getPrivate()));
        this.issuer = issue(root, shape.withNames("Sample RSA 2048 M01"));
    }

    public X509Certificate root() {
        return root.certificate();
    }

    public X509Certificate issuer() {
        return issuer.certificate();
    }

    /** Issues a certificate under the intermediate. */
    public SnsCertificate issue(SnsCertificateShape shape) {
        return issue(issuer, shape);
    }

    /** Issues another certificate under the intermediate for the same key, ignoring the key of the shape. */
    public SnsCertificate renew(SnsCertificate before, SnsCertificateShape shape) {
        return issue(issuer, shape, new KeyPair(before.certificate().getPublicKey(), before.key()));
    }

    /** Issues a certificate under any other one. */
    public static SnsCertificate issue(SnsCertificate by, SnsCertificateShape shape) {
        return issue(by, shape, keyPair(shape.algorithm(), shape.bits()));
    }

    private static SnsCertificate issue(SnsCertificate by, SnsCertificateShape shape, KeyPair key) {
        X500Principal issuer = by.certificate().getSubjectX500Principal();
        X500Principal subject = new X500Principal("CN=" + shape.names().get(0));
        return new SnsCertificate(key.getPrivate(), build(shape, subject, key, issuer, by.key()));
    }

    private static X509Certificate build(
            SnsCertificateShape shape, X500Principal subject, KeyPair key, X500Principal issuer, PrivateKey issuerKey) {
        byte[] body = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(new BigInteger(120, RANDOM).setBit(119)),
                ALGORITHM,
                issuer.getEncoded(),
                Der.sequence(Der.time(shape.from()), Der.time(shape.until())),
                subject.getEncoded(),
                key.getPublic().getEncoded(),
                Der.explicit(3, extensions(shape)));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(issuerKey);
            signature.update(body);
            byte[] certificate = Der.sequence(body, ALGORITHM, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] extensions(SnsCertificateShape shape) {
        List<byte[]> extensions = new ArrayList<>();
        extensions.add(critical("2.5.29.19", shape.authority() ? Der.sequence(Der.TRUE) : Der.sequence()));
        int signing = shape.signs() ? 0x80 : 0x20; // digitalSignature, or keyEncipherment
        int issuing = shape.authority() ? 0x04 : 0; // keyCertSign
        extensions.add(critical("2.5.29.15", Der.flags(signing | issuing)));
        if (!shape.authority()) {
            extensions.add(extension(
                    "2.5.29.17",
                    Der.sequence(shape.names().stream()
                            .map(name -> Der.implicit(2, name))
                            .toArray(byte[][]::new))));
        }
        if (!shape.issuerUrl().isEmpty()) {
            extensions.add(extension(
                    "1.3.6.1.5.5.7.1.1",
                    Der.sequence(
                            access("1.3.6.1.5.5.7.48.1", "http://ocsp.r2m01.amazontrust.com"),
                            access("1.3.6.1.5.5.7.48.2", shape.issuerUrl()))));
        }
        return Der.sequence(extensions.toArray(byte[][]::new));
    }

    private static byte[] critical(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.TRUE, Der.octets(value));
    }

    private static byte[] extension(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.octets(value));
    }

    private static byte[] access(String method, String url) {
        return Der.sequence(Der.identifier(method), Der.implicit(6, url));
    }

    private static KeyPair keyPair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
