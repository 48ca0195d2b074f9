package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** {@link HttpFetcher} over OkHttp: no redirects, no cookies, no cache, no credentials. */
public final class OkHttpFetcher implements HttpFetcher {

    /** A message needs at most three requests (certificate, issuer, confirmation), and SNS waits 15 s. */
    private static final Duration CALL = Duration.ofSeconds(4);

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final OkHttpClient client;

    /** Uses the JVM's proxy and trust store. */
    public OkHttpFetcher() {
        this(new OkHttpClient());
    }

    /** Takes from the client only proxy, proxy authenticator, TLS trust and connection pool. */
    public OkHttpFetcher(OkHttpClient base) {
        OkHttpClient.Builder builder = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectTimeout(CONNECT)
                .readTimeout(CONNECT)
                .callTimeout(CALL);
        builder.interceptors().clear();
        builder.networkInterceptors().clear();
        this.client = builder.build();
    }

    @Override
    public Reply get(URI url, int maxBytes) throws IOException {
        Request request = new Request.Builder().url(url.toString()).build();
        try (Response response = client.newCall(request).execute();
                InputStream body = response.body().byteStream()) {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException(SnsTexts.text("outbound.size", url.getHost(), maxBytes));
            }
            return new Reply(response.code(), bytes, presented(response.handshake()));
        }
    }

    private static List<X509Certificate> presented(Handshake handshake) {
        List<X509Certificate> presented = new ArrayList<>();
        if (handshake != null) {
            for (Certificate certificate : handshake.peerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    presented.add(x509);
                }
            }
        }
        return List.copyOf(presented);
    }
}
