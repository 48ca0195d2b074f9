package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
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
 * Root certificates trusted for signing certificates.
 *
 * @param anchors at least one
 */
public record TrustRoots(Set<TrustAnchor> anchors) {

    public TrustRoots {
        anchors = Set.copyOf(anchors);
        if (anchors.isEmpty()) {
            throw new InvalidValueException(SnsTexts.message("roots.none"));
        }
    }

    /** Only these roots, for tests and demonstrations that sign their own messages. */
    public static TrustRoots of(Collection<X509Certificate> roots) {
        return new TrustRoots(
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
    }

    /**
     * The JVM's roots for https, including {@code javax.net.ssl.trustStore}. The JDK's own store contains the roots of
     * Amazon Trust Services, which issue SNS's certificates.
     *
     * @throws GeneralSecurityException if the store cannot be read
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
