package io.jenkins.plugins.bynder.engine.sns;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that a file is a signing certificate of SNS: issued to a name of SNS, for signatures, with an RSA key of at
 * least 2,048 bits, valid now, and with a path to a trusted root.
 *
 * <p>SNS publishes only the end certificate; its issuer ("Amazon RSA 2048 M01" and others) is not in the JDK's trust
 * store. Intermediate certificates are therefore taken from any available source, because the path is validated anyway:
 * the file, the TLS handshake of the download and, if that is not enough, the issuer address in the end certificate
 * ({@link Issuers}). Revocation is not checked: that would be one more outbound request, and the certificate is fetched
 * daily over TLS from AWS's own host.
 */
final class CertificateCheck {

    private static final int MIN_BITS = 2048;
    private static final int MAX_IN_A_FILE = 8;
    private static final int MAX_PATH = 4;
    private static final int DNS_NAME = 2;

    private final Issuers issuers;
    private final TrustRoots roots;
    private final Clock clock;

    CertificateCheck(HttpFetcher fetcher, TrustRoots roots, Clock clock) {
        this.issuers = new Issuers(fetcher);
        this.roots = roots;
        this.clock = clock;
    }

    KeyLookup check(HttpFetcher.Reply reply, TopicArn topic) {
        try {
            List<X509Certificate> file = read(reply.body());
            if (file.isEmpty() || file.size() > MAX_IN_A_FILE) {
                return unusable("certificate.unreadable");
            }
            X509Certificate end = file.get(0);
            Optional<String> objection = objection(end, topic);
            if (objection.isPresent()) {
                return unusable(objection.get());
            }
            if (!isValidNow(end)) {
                return new KeyLookup.Unavailable(
                        RetryReason.CERTIFICATE_DATE, SnsTexts.message("delay.certificateDate"));
            }
            List<X509Certificate> pool = new ArrayList<>(file);
            pool.addAll(reply.presented());
            return trace(end, pool);
        } catch (CertificateException e) {
            return unusable("certificate.unreadable");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // The JVM lacks PKIX or X.509.
        }
    }

    private static List<X509Certificate> read(byte[] file) throws CertificateException {
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file));
        return certificates.stream().map(X509Certificate.class::cast).toList();
    }

    private Optional<String> objection(X509Certificate end, TopicArn topic) throws CertificateParsingException {
        Set<String> names = topic.cloud().certificateNames(topic.region());
        boolean named = Optional.ofNullable(end.getSubjectAlternativeNames()).orElse(List.of()).stream()
                .anyMatch(name -> name.get(0).equals(DNS_NAME) && names.contains(name.get(1)));
        if (!named) {
            return Optional.of("certificate.name");
        }
        boolean strong = end.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= MIN_BITS;
        boolean signs = end.getKeyUsage() == null || end.getKeyUsage()[0];
        if (!strong || !signs || end.getBasicConstraints() != -1) {
            return Optional.of("certificate.key");
        }
        return Optional.empty();
    }

    /** If it is not, the clock of this machine may be wrong; SNS must send the message again once it is right. */
    private boolean isValidNow(X509Certificate end) {
        Instant now = clock.instant();
        return !now.isBefore(end.getNotBefore().toInstant())
                && !now.isAfter(end.getNotAfter().toInstant());
    }

    private KeyLookup trace(X509Certificate end, List<X509Certificate> pool) throws GeneralSecurityException {
        Optional<Instant> expires = path(end, pool);
        if (expires.isPresent()) {
            return new KeyLookup.Found(end.getPublicKey(), expires.get());
        }
        Issuers.Answer answer = issuers.find(end);
        if (answer.unreachable().isPresent()) {
            return new KeyLookup.Unavailable(
                    RetryReason.ISSUER_UNREACHABLE,
                    SnsTexts.message("delay.issuer", answer.unreachable().get()));
        }
        pool.addAll(answer.found());
        return path(end, pool)
                .<KeyLookup>map(found -> new KeyLookup.Found(end.getPublicKey(), found))
                .orElseGet(() -> unusable("certificate.path"));
    }

    /** Expiry of the first certificate to expire on a path to a root; empty if there is no such path. */
    private Optional<Instant> path(X509Certificate end, List<X509Certificate> pool) throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(end);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots.anchors(), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(pool)));
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(MAX_PATH);
        parameters.setDate(Date.from(clock.instant()));
        try {
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            return result.getCertPath().getCertificates().stream()
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .min(Instant::compareTo);
        } catch (CertPathBuilderException e) {
            return Optional.empty();
        }
    }

    private static KeyLookup unusable(String key) {
        return new KeyLookup.Unusable(SnsTexts.message(key));
    }
}
