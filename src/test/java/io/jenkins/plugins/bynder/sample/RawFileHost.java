package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A file host that compares request targets byte for byte, like one that checks a signature; responds with 403 to
 * unknown ones. Supports only {@code GET}, over persistent connections.
 */
public final class RawFileHost implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, SampleAnswer> answers = new ConcurrentHashMap<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private RawFileHost(ServerSocket server) {
        this.server = server;
    }

    public static RawFileHost start() throws IOException {
        RawFileHost host = new RawFileHost(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        daemon(host::accept);
        return host;
    }

    /** Scheme, address and port, without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Responds to requests for exactly this target. */
    public void serve(String target, SampleAnswer answer) {
        answers.put(target, answer);
    }

    /** Responds with bytes of that type. */
    public void serve(String target, String contentType, byte[] bytes) {
        serve(target, SampleAnswer.of(200, contentType, bytes));
    }

    /** Targets of all requests so far, as received. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    /** Number of connections opened. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                while (!line(in).isEmpty()) {
                    // Headers do not matter.
                }
                String target = request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
                targets.add(target);
                send(answers.getOrDefault(target, SampleAnswer.of(403, "application/xml", "<Error/>")), connection);
            }
        } catch (IOException e) {
            // The client has disconnected.
        }
    }

    private static void send(SampleAnswer answer, Socket connection) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Sample\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + answer.length() + "\r\n\r\n");
        OutputStream out = connection.getOutputStream();
        out.write(head.toString().getBytes(ISO_8859_1));
        out.write(answer.body().bytes());
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-file-host");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
