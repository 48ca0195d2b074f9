package io.jenkins.plugins.bynder.engine.sns;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate authorities that may vouch for a signing certificate.
 *
 * @param anchors at least one
 */
public record TrustRoots(Set<TrustAnchor> anchors) {

    public TrustRoots {
        anchors = Set.copyOf(anchors);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException(SnsTexts.text("roots.none"));
        }
    }

    /** Those and no others, as tests and demonstrations need that sign for themselves. */
    public static TrustRoots of(Collection<X509Certificate> roots) {
        return new TrustRoots(
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
    }

    /**
     * What this JVM trusts for https, {@code javax.net.ssl.trustStore} included. The JDK's own store holds the roots of
     * Amazon Trust Services, under which SNS's certificates are issued.
     *
     * @throws GeneralSecurityException if that store cannot be read
     */
    public static TrustRoots ofJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return of(Stream.of(x509.getAcceptedIssuers()).toList());
            }
        }
        throw new GeneralSecurityException(SnsTexts.text("roots.none"));
    }
}
