package io.jenkins.plugins.bynder.engine.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Speaks HTTP/1.0 without any length: the end of the connection is the end of the file, or a line that broke. */
final class CloseDelimitedHost implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();

    /** @param bodies gives the body of each answer by its number, from 0 */
    CloseDelimitedHost(IntFunction<byte[]> bodies) throws IOException {
        Thread thread = new Thread(() -> serve(bodies), "close-delimited");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/file.jpg";
    }

    int requests() {
        return requests.get();
    }

    private void serve(IntFunction<byte[]> bodies) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader head = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                String line = head.readLine();
                while (line != null && !line.isEmpty()) {
                    line = head.readLine();
                }
                OutputStream out = socket.getOutputStream();
                out.write("HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(US_ASCII));
                out.write(bodies.apply(requests.getAndIncrement()));
                out.flush();
            } catch (IOException e) {
                // A client that went away, or the end.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
