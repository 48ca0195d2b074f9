package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The only outbound requests of this package. Used by {@link SigningCertificates}, {@link Issuers} and {@link
 * SubscriptionConfirmer}, with validated URLs only.
 */
public interface HttpFetcher {

    /**
     * The HTTP response.
     *
     * @param status of HTTP; redirects are not followed
     * @param body no longer than requested
     * @param presented TLS certificates of the server, its own one first; empty without TLS
     */
    record Reply(int status, byte[] body, List<X509Certificate> presented) {}

    /**
     * Sends one GET and waits for the response, for much less than the 15 s that SNS waits for us.
     *
     * @param maxBytes a longer body is an error
     * @throws IOException if there is no complete response
     */
    Reply get(URI url, int maxBytes) throws IOException;
}
