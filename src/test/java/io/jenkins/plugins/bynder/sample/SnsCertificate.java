package io.jenkins.plugins.bynder.sample;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate and the key that belongs to it. */
public record SnsCertificate(PrivateKey key, X509Certificate certificate) {

    /** The certificate alone, as SNS publishes it. */
    public String pem() {
        return pem(certificate);
    }

    /** Any certificate in the form in which SNS publishes its own. */
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
