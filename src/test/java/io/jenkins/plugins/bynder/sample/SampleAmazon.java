package io.jenkins.plugins.bynder.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A proxy on this machine that reaches only the SNS of a {@link SampleTopic}, over TLS under SNS's real name. A client
 * that uses it and trusts its {@linkplain #trustStore root} needs no other change to receive the topic's events.
 * Records every connection attempt.
 */
public final class SampleAmazon implements AutoCloseable {

    private static final char[] PASSWORD = "sample".toCharArray();
    private static final int LONGEST_HEAD = 8192;

    private final SampleTopic topic;
    private final HttpsServer server;
    private final ServerSocket proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sample-amazon");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<URI> calls = new CopyOnWriteArrayList<>();

    private SampleAmazon(SampleTopic topic) throws IOException {
        this.topic = topic;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        this.proxy = new ServerSocket(0, 50, loopback);
    }

    /** Starts a proxy on a free port. */
    public static SampleAmazon start(SampleTopic topic) throws IOException {
        SampleAmazon amazon = new SampleAmazon(topic);
        amazon.server.setHttpsConfigurator(new HttpsConfigurator(amazon.tls()));
        amazon.server.setExecutor(amazon.threads);
        amazon.server.createContext("/", amazon::answer);
        amazon.server.start();
        amazon.threads.execute(amazon::accept);
        return amazon;
    }

    private SSLContext tls() {
        SnsCertificate own = topic.authority()
                .issue(SnsCertificateShape.ofSns(Instant.now())
                        .withNames(topic.signer().host()));
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("sns", own.key(), PASSWORD, new Certificate[] {own.certificate(), topic.issuer()});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Port of the proxy on 127.0.0.1. */
    public int port() {
        return proxy.getLocalPort();
    }

    /** Requested targets, as {@code host:port} or as a whole address. */
    public List<String> attempts() {
        return List.copyOf(attempts);
    }

    /** Requests to SNS. */
    public List<URI> calls() {
        return List.copyOf(calls);
    }

    /** Options for a JVM that receives the topic's events; writes the trust store to that file. */
    public List<String> jvmOptions(Path store) throws IOException {
        trustStore(store);
        return List.of(
                "-Djavax.net.ssl.trustStore=" + store,
                "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD),
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port());
    }

    /** Writes a trust store with only the topic's root. */
    public void trustStore(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("sample", topic.root());
            trusted.store(out, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI url = URI.create("https://" + topic.signer().host() + exchange.getRequestURI());
            calls.add(url);
            SampleAnswer answer = topic.answer(url);
            byte[] body = answer.body().bytes();
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String[] line = head(client.getInputStream()).split(" ", 3);
            String wanted = line.length > 1 ? line[1] : "";
            attempts.add(wanted);
            boolean tunnel =
                    line[0].equals("CONNECT") && wanted.equals(topic.signer().host() + ":443");
            String answer = tunnel ? "200 Connection established" : "502 Nobody there";
            client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            if (tunnel) {
                try (Socket target = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
                    threads.execute(() -> pass(target, client));
                    pass(client, target);
                }
            }
        } catch (IOException e) {
            // The client has disconnected.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has disconnected, and the other is closed with it.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            proxy.close();
        } catch (IOException e) {
            // It was closed.
        }
        threads.shutdownNow();
    }
}
