package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.bynder.sample.SnsAuthority;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsSigner;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers to URLs as it was told to, refuses all others, and counts. */
public final class FakeAws implements HttpFetcher {

    /** What to do about one URL. */
    interface Behaviour {
        Reply reply() throws IOException;
    }

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<URI> calls = new CopyOnWriteArrayList<>();

    /** As AWS does: the end certificate at its own place, that of the issuer at the place it names. */
    static FakeAws serving(SnsAuthority authority, SnsSigner signer, SnsCertificate certificate) {
        return new FakeAws()
                .on(signer.certificateUrl(), 200, certificate.pem().getBytes(US_ASCII))
                .on(SnsAuthority.ISSUER_URL, 200, der(authority.issuer()));
    }

    public FakeAws on(String url, Behaviour behaviour) {
        behaviours.put(url, behaviour);
        return this;
    }

    public FakeAws on(String url, int status, byte[] body) {
        return on(url, () -> new Reply(status, body, List.of()));
    }

    @Override
    public Reply get(URI url, int maxBytes) throws IOException {
        calls.add(url);
        Behaviour behaviour = behaviours.get(url.toString());
        if (behaviour == null) {
            throw new ConnectException("nobody there");
        }
        return behaviour.reply();
    }

    public List<URI> calls() {
        return calls;
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
