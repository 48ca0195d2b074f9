package io.jenkins.plugins.bynder.engine.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A proxy that asks who is there and then leads nowhere; sample portals are on loopback, where no proxy is asked. */
@Timeout(120)
class ProxyTest {

    private static final String ASKED =
            "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
    private static final String NOWHERE = "HTTP/1.1 502 Nowhere\r\nContent-Length: 0\r\n\r\n";

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;
    private Thread thread;

    @BeforeEach
    void start() throws Exception {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve);
        thread.start();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        thread.join();
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept()) {
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                String head = head(reader);
                while (!head.isEmpty()) {
                    heads.add(head);
                    String answer = head.contains("Proxy-Authorization") ? NOWHERE : ASKED;
                    socket.getOutputStream().write(answer.getBytes(US_ASCII));
                    head = head(reader);
                }
            } catch (IOException e) {
                // The next connection, or the end.
            }
        }
    }

    private static String head(BufferedReader reader) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Test
    void receivesProxyCredentialsButNoApiCredentials() {
        ProxySettings settings = new ProxySettings("127.0.0.1", proxy.getLocalPort(), "user", "s3cr3t", List.of());
        HttpPortal portal = HttpPortal.of(
                PortalAddress.of("https://brand.bynder.com"),
                new PermanentToken("t0k3n"),
                RequestBudget.unlimited(),
                Fixture.QUICK.withProxy(settings));
        PortalException failure = Fixture.failure(() -> portal.writeMetaproperty("a", "m", "v"));
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContaining("CONNECT: 502").hasMessageNotContaining("s3cr3t");
        assertThat(portal.requests())
                .as("nothing reached the portal, so it is tried again")
                .isEqualTo(5);
        assertThat(heads)
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT brand.bynder.com:443")
                        .doesNotContain("t0k3n"));
        // user:s3cr3t
        assertThat(heads).anySatisfy(head -> assertThat(head).contains("Proxy-Authorization: Basic dXNlcjpzM2NyM3Q="));
    }
}
