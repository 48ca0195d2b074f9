package io.jenkins.plugins.bynder.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Ends the connection of a request. */
final class Connections {

    private Connections() {}

    /** With a regular TCP close. */
    static void close(Request request) {
        endPoint(request).close();
    }

    /** With a reset: the client sees an error rather than an end. */
    static void reset(Request request) {
        EndPoint endPoint = endPoint(request);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                // A linger time of zero makes close() send a reset.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        endPoint.close();
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
