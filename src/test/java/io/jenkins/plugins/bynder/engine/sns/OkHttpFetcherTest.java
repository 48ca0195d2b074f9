package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.bynder.sample.SnsCertificate;
import io.jenkins.plugins.bynder.sample.SnsCertificateShape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OkHttpFetcherTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final OkHttpFetcher fetcher = new OkHttpFetcher();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(ANY_PORT, 0);
        serve(server);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAResponse() throws IOException {
        HttpFetcher.Reply reply = fetcher.get(url("/small"), 5);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).asString().isEqualTo("small");
        assertThat(reply.presented()).isEmpty();
    }

    @Test
    void readsNoMoreThanTheLimit() {
        assertThatThrownBy(() -> fetcher.get(url("/small"), 4)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> fetcher.get(url("/endless"), 65_536)).isInstanceOf(IOException.class);
    }

    @Test
    void followsNoRedirect() throws IOException {
        assertThat(fetcher.get(url("/redirect"), 100).status()).isEqualTo(302);
        assertThat(requests).containsExactly("/redirect");
    }

    @Test
    void failsWithoutAResponse() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> fetcher.get(URI.create("http://127.0.0.1:" + port + "/"), 100))
                .isInstanceOf(IOException.class);
    }

    @Test
    void usesTheProxyOfItsClient() throws IOException {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, server.getAddress());
        OkHttpFetcher proxied =
                new OkHttpFetcher(new OkHttpClient.Builder().proxy(proxy).build());
        assertThat(proxied.get(URI.create("http://crt.r2m01.amazontrust.com/small"), 100)
                        .body())
                .asString()
                .isEqualTo("small");
    }

    @Test
    void returnsTheCertificatesOfTheServer() throws Exception {
        SnsCertificate certificate = SnsFixture.AUTHORITY.issue(
                SnsCertificateShape.ofSns(Instant.now()).withNames("localhost"));
        HttpsServer secure = HttpsServer.create(ANY_PORT, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(serverContext(certificate)));
        serve(secure);
        secure.start();
        try {
            URI url = URI.create("https://localhost:" + secure.getAddress().getPort() + "/small");
            HttpFetcher.Reply reply = new OkHttpFetcher(trusting(SnsFixture.AUTHORITY.root())).get(url, 100);
            assertThat(reply.presented()).startsWith(certificate.certificate(), SnsFixture.AUTHORITY.issuer());
            assertThatThrownBy(() -> fetcher.get(url, 100)).isInstanceOf(IOException.class);
        } finally {
            secure.stop(0);
        }
    }

    private void serve(HttpServer each) {
        each.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            if (path.equals("/redirect")) {
                exchange.getResponseHeaders().add("Location", "/small");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 1000; i++) {
                    exchange.getResponseBody().write(new byte[1024]);
                }
            } else {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("small".getBytes(US_ASCII));
            }
            exchange.close();
        });
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static SSLContext serverContext(SnsCertificate certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        Certificate[] chain = {certificate.certificate(), SnsFixture.AUTHORITY.issuer()};
        keys.setKeyEntry("server", certificate.key(), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    private static OkHttpClient trusting(X509Certificate root) throws Exception {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", root);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        TrustManager[] managers = factory.getTrustManagers();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, new SecureRandom());
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) managers[0])
                .build();
    }
}
