package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The one way out of this package. Only {@link SigningCertificates} and {@link SubscriptionConfirmer} use it, and only
 * with URLs that have passed their checks.
 */
public interface HttpFetcher {

    /**
     * What came back.
     *
     * @param status of HTTP; redirects are not followed
     * @param body at most as long as was asked for
     * @param presented certificates that the server identified itself with, its own one first; empty without TLS
     */
    record Reply(int status, byte[] body, List<X509Certificate> presented) {}

    /**
     * Sends one GET and waits for the answer, far less than the 15 s after which SNS gives up waiting for us.
     *
     * @param maxBytes a longer body is an error
     * @throws IOException if there is no complete answer
     */
    Reply get(URI url, int maxBytes) throws IOException;
}
