package io.jenkins.plugins.bynder.sample;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate with its private key. */
public record SnsCertificate(PrivateKey key, X509Certificate certificate) {

    /** Only the certificate, as SNS publishes it. */
    public String pem() {
        return pem(certificate);
    }

    /** A certificate in the form in which SNS publishes its own. */
    public static String pem(X509Certificate certificate) {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
