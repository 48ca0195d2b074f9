package io.jenkins.plugins.bynder.sample;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A portal on this machine with Bynder's HTTP interface: an API and, on another port, a file host. Listens on loopback
 * only. Starts empty; fill its {@link #library}.
 */
public final class SamplePortal implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long IDLE_MILLIS = 600_000;

    /** Kept, because the level of a logger without references is lost. */
    private final Logger jetty = Logger.getLogger("org.eclipse.jetty");

    /** Warns about each client that disconnects during a response, which is usual in tests. */
    private final Logger connections = Logger.getLogger("org.eclipse.jetty.io.AbstractConnection");

    private final SampleSettings settings;
    private final SampleLibrary library;
    private final Access access;
    private final EditApi edits;
    private final UsageApi usages;
    private final RateRule rate;
    private final Traffic traffic;
    private final Faults faults = new Faults();
    private final Quirks quirks = new Quirks();
    private final Server server;
    private final ServerConnector api;
    private final ServerConnector files;
    private SampleTopic topic;

    private SamplePortal(SampleSettings settings) throws IOException {
        jetty.setLevel(Level.WARNING);
        connections.setLevel(Level.SEVERE);
        this.settings = settings;
        this.library = new SampleLibrary(settings.clock());
        this.access = new Access(settings.clock(), settings.tokenLifetime());
        this.edits = new EditApi(library, settings.editDelay(), quirks);
        this.usages = new UsageApi(library);
        this.rate = new RateRule(settings.clock(), settings.rateLimit(), settings.rateWindow());
        this.traffic = new Traffic(rate);
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("sample-portal");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.api = connector(0);
        this.files = connector(0);
    }

    /** Starts a portal with Bynder's own limits. */
    public static SamplePortal start() throws IOException {
        return start(SampleSettings.defaults());
    }

    /** Starts a portal on two free ports. */
    public static SamplePortal start(SampleSettings settings) throws IOException {
        SamplePortal portal = new SamplePortal(settings);
        try {
            portal.open();
        } catch (IOException | RuntimeException e) {
            portal.close();
            throw e;
        }
        return portal;
    }

    private ServerConnector connector(int port) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        // The portal, not its parser, must respond to hostile names in paths.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        return connector;
    }

    private void open() throws IOException {
        api.open();
        files.open();
        FileLinks links = new FileLinks(fileHostUrl(), settings.clock(), settings.linkLifetime(), quirks);
        server.setHandler(new Gate(
                settings.clock(),
                request -> request.getConnectionMetaData().getConnector() == files ? Host.FILES : Host.API,
                new Api(access, library, links, quirks, edits, usages, settings),
                new SampleFileHost(library, links, quirks),
                new WebPage(library, access, links, this::topic, url(), fileHostUrl()),
                rate,
                traffic,
                faults));
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The sample portal did not start", e);
        }
    }

    /** Address of the portal, to configure clients with. */
    public String url() {
        return "http://" + LOOPBACK + ':' + api.getLocalPort();
    }

    /** Address of the host of download links and thumbnails. */
    public String fileHostUrl() {
        return "http://" + LOOPBACK + ':' + files.getLocalPort();
    }

    public SampleLibrary library() {
        return library;
    }

    public Access access() {
        return access;
    }

    /** Publishes every change to subscribers; created on first use. */
    public synchronized SampleTopic topic() {
        if (topic == null) {
            topic = new SampleTopic();
            library.onChange(topic::publish);
        }
        return topic;
    }

    /** Faults of requests. */
    public Faults faults() {
        return faults;
    }

    /** Faults of data. */
    public Quirks quirks() {
        return quirks;
    }

    /** Requests received and bytes sent. */
    public Traffic traffic() {
        return traffic;
    }

    /** Id of the integration whose usage the portal records. */
    public static String usageIntegration() {
        return UsageApi.INTEGRATION_ID;
    }

    /** Places where assets are used. */
    public List<SampleUsage> usages() {
        return usages.usages();
    }

    /** Accepted edits of single assets, in order. */
    public List<Edit> edits() {
        return edits.edits();
    }

    public SampleClock clock() {
        return settings.clock();
    }

    @Override
    public void close() {
        faults.clear();
        closeTopic();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sample portal did not stop", e);
        }
    }

    private synchronized void closeTopic() {
        if (topic != null) {
            topic.close();
        }
    }
}
