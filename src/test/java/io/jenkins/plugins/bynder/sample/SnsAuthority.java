package io.jenkins.plugins.bynder.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues signing certificates in the way in which SNS gets its own: a root, which the JVM would know, an issuer under it,
 * which lies at {@link #ISSUER_URL}, and end certificates that name that place. New keys every time.
 */
public final class SnsAuthority {

    /** Where real certificates say that of their issuer lies, or a sibling of it. */
    public static final String ISSUER_URL = "http://crt.r2m01.amazontrust.com/r2m01.cer";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SnsCertificate root;
    private final SnsCertificate issuer;

    /** With authorities that are valid for ten years around that time. */
    public SnsAuthority(Instant now) {
        SnsCertificateShape shape = SnsCertificateShape.ofSns(now)
                .withValidity(now.minusSeconds(150_000_000), now.plusSeconds(150_000_000))
                .withUse(true, true)
                .withIssuerUrl("");
        KeyPair key = keyPair("RSA", 2048);
        X500Name name = new X500Name("C=US,O=Sample,CN=Sample Root CA 1");
        this.root = new SnsCertificate(key.getPrivate(), build(shape, name, key, name, key.getPrivate()));
        this.issuer = issue(root, shape.withNames("Sample RSA 2048 M01"));
    }

    public X509Certificate root() {
        return root.certificate();
    }

    public X509Certificate issuer() {
        return issuer.certificate();
    }

    /** A certificate under the issuer. */
    public SnsCertificate issue(SnsCertificateShape shape) {
        return issue(issuer, shape);
    }

    /** Another certificate under the issuer, for the key of that one, whatever key the shape asks for. */
    public SnsCertificate renew(SnsCertificate before, SnsCertificateShape shape) {
        return issue(issuer, shape, new KeyPair(before.certificate().getPublicKey(), before.key()));
    }

    /** A certificate under any other one. */
    public static SnsCertificate issue(SnsCertificate by, SnsCertificateShape shape) {
        return issue(by, shape, keyPair(shape.algorithm(), shape.bits()));
    }

    private static SnsCertificate issue(SnsCertificate by, SnsCertificateShape shape, KeyPair key) {
        X500Name issuer =
                X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded());
        X500Name subject = new X500Name("CN=" + shape.names().get(0));
        return new SnsCertificate(key.getPrivate(), build(shape, subject, key, issuer, by.key()));
    }

    private static X509Certificate build(
            SnsCertificateShape shape, X500Name subject, KeyPair key, X500Name issuer, PrivateKey issuerKey) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM).setBit(120),
                Date.from(shape.from()),
                Date.from(shape.until()),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        try {
            addExtensions(builder, shape);
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addExtensions(X509v3CertificateBuilder builder, SnsCertificateShape shape) throws IOException {
        int usage = (shape.signs() ? KeyUsage.digitalSignature : KeyUsage.keyEncipherment)
                | (shape.authority() ? KeyUsage.keyCertSign : 0);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(shape.authority()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!shape.authority()) {
            List<GeneralName> names = shape.names().stream()
                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                    .toList();
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        if (!shape.issuerUrl().isEmpty()) {
            AccessDescription[] access = {
                access(AccessDescription.id_ad_ocsp, "http://ocsp.r2m01.amazontrust.com"),
                access(AccessDescription.id_ad_caIssuers, shape.issuerUrl())
            };
            builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access));
        }
    }

    private static AccessDescription access(ASN1ObjectIdentifier method, String url) {
        return new AccessDescription(method, new GeneralName(GeneralName.uniformResourceIdentifier, url));
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
