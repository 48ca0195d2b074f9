package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fetches an issuer's certificate from the address in the issued certificate (RFC 5280, 4.2.2.1). Only addresses of
 * Amazon Trust Services are allowed, for example {@code http://crt.r2m01.amazontrust.com/r2m01.cer}. Plain http is
 * usual and safe here, because the certificate is trusted only if its path leads to a root.
 */
final class Issuers {

    private static final Pattern AMAZON =
            Pattern.compile("https?://crt\\.([a-z0-9]{3,20})\\.amazontrust\\.com/\\1\\.(cer|crt)");
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    /** DER of the object identifier 1.3.6.1.5.5.7.48.2, caIssuers, and the tag of the URL that follows it. */
    private static final byte[] CA_ISSUERS = {6, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2, (byte) 0x86};

    private static final int MAX_BYTES = 16 << 10;

    private final HttpFetcher fetcher;

    Issuers(HttpFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * The certificates found.
     *
     * @param unreachable the host that did not respond
     */
    record Answer(List<X509Certificate> found, Optional<String> unreachable) {}

    /** Finds nothing if the certificate has no allowed address. */
    Answer find(X509Certificate issued) {
        Optional<URI> url = address(issued);
        if (url.isEmpty()) {
            return new Answer(List.of(), Optional.empty());
        }
        try {
            HttpFetcher.Reply reply = fetcher.get(url.get(), MAX_BYTES);
            if (reply.status() == 200) {
                return new Answer(List.of(read(reply.body())), Optional.empty());
            }
        } catch (IOException | CertificateException e) {
            // Over plain http, a response that is not a certificate may come from an intermediary.
        }
        return new Answer(List.of(), Optional.of(url.get().getHost()));
    }

    private static X509Certificate read(byte[] file) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
    }

    static Optional<URI> address(X509Certificate issued) {
        byte[] extension = issued.getExtensionValue(AUTHORITY_INFORMATION_ACCESS);
        if (extension == null) {
            return Optional.empty();
        }
        for (int at = 0; at + CA_ISSUERS.length < extension.length; at++) {
            int url = at + CA_ISSUERS.length + 1;
            int length = extension[url - 1]; // Negative if longer than 127, which no such address is.
            boolean here = Arrays.equals(extension, at, url - 1, CA_ISSUERS, 0, CA_ISSUERS.length);
            if (here && length > 0 && url + length <= extension.length) {
                String text = new String(extension, url, length, US_ASCII);
                return AMAZON.matcher(text).matches() ? Optional.of(URI.create(text)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
