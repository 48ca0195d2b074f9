package io.jenkins.plugins.bynder.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Ends the connection that a request came by. */
final class Connections {

    private Connections() {}

    /** In good order, as far as TCP can tell. */
    static void close(Request request) {
        endPoint(request).close();
    }

    /** With a reset: the other side sees an error and not an end. */
    static void reset(Request request) {
        EndPoint endPoint = endPoint(request);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                // To linger for no time is how a socket is told to reset.
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
