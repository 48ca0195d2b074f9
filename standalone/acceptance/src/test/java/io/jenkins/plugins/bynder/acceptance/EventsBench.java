package io.jenkins.plugins.bynder.acceptance;

import io.jenkins.plugins.bynder.sample.SampleAmazon;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Jenkins that receives events from the sample portal instead of Amazon: all its requests go to the sample portal,
 * whose root is the only trusted one. Otherwise it has the default settings.
 */
final class EventsBench implements AutoCloseable {

    /** The integration that {@link #integrate} configures. */
    static final String INTEGRATION = "Brand";

    /** Plugins for jobs and users. */
    private static final String[] PLUGINS = {
        "workflow-job",
        "workflow-cps",
        "workflow-basic-steps",
        "workflow-durable-task-step",
        "pipeline-model-definition",
        "matrix-auth"
    };

    private static final Duration LONG = Duration.ofMinutes(3);

    private final SamplePortal portal;
    private final SampleAmazon amazon;
    private final JenkinsProcess jenkins;
    private final JenkinsClient admin;
    private final HttpClient stranger =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private EventsBench(String name, boolean small) throws IOException {
        portal = SamplePortal.start();
        portal.topic().retrying(1000, Duration.ofMillis(500));
        amazon = SampleAmazon.start(portal.topic());
        Set<String> needed = AcceptanceSettings.neededBesides(PLUGINS);
        Path store = Files.createTempFile(AcceptanceSettings.scratch(name + "-trust"), "trust", ".p12");
        jenkins = JenkinsProcess.install(
                name,
                amazon.jvmOptions(store),
                plugin -> needed.contains(AcceptanceSettings.id(plugin)),
                AcceptanceSettings.hpi());
        if (small) {
            Path disk = Files.createDirectories(jenkins.home().resolve("bynder"));
            jenkins.within(
                    "unshare",
                    "--mount",
                    "--map-root-user",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=2m tmpfs \"$0\" && exec \"$@\"",
                    disk.toString());
        }
        jenkins.start();
        admin = new JenkinsClient(jenkins.url(), "admin");
        admin.script("""
                import hudson.ProxyConfiguration
                Jenkins.get().proxy = new ProxyConfiguration('127.0.0.1', %d, null, null, '127.0.0.1\\nlocalhost')
                Jenkins.get().proxy.save()
                """.formatted(amazon.port()));
    }

    static EventsBench open(String name) throws IOException {
        return new EventsBench(name, false);
    }

    /** A Jenkins whose event store is on a disk of 2 MB; needs permission to mount one. */
    static EventsBench withSmallDisk(String name) throws IOException {
        return new EventsBench(name, true);
    }

    SamplePortal portal() {
        return portal;
    }

    SampleTopic topic() {
        return portal.topic();
    }

    SampleAmazon amazon() {
        return amazon;
    }

    JenkinsProcess jenkins() {
        return jenkins;
    }

    JenkinsClient admin() {
        return admin;
    }

    /** The event consumer URL. */
    URI door() {
        return jenkins.url().resolve("bynder-webhook/");
    }

    /** @param topics trusted topics, one per line */
    void integrate(String topics) {
        SampleCredentials keys = portal.access().owner().keys();
        admin.script("""
                import com.cloudbees.plugins.credentials.CredentialsScope
                import com.cloudbees.plugins.credentials.SystemCredentialsProvider
                import hudson.util.Secret
                import io.jenkins.plugins.bynder.config.BynderConfiguration
                import io.jenkins.plugins.bynder.config.Integration
                import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl
                SystemCredentialsProvider.instance.credentials.clear()
                SystemCredentialsProvider.instance.credentials.add(new StringCredentialsImpl(
                    CredentialsScope.GLOBAL, 'token', '', Secret.fromString('%s')))
                SystemCredentialsProvider.instance.save()
                def integration = new Integration('%s', '%s', 'token')
                integration.topics = %s
                BynderConfiguration.get().@approvedTopics.clear()
                BynderConfiguration.get().integrations = [integration]
                """.formatted(keys.permanentToken(), INTEGRATION, portal.url(), Texts.groovy(topics)));
    }

    void withoutIntegration() {
        admin.script("io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations = []");
    }

    /** Lets the topic request confirmation, and waits until this Jenkins has confirmed it. */
    void subscribe() {
        topic().subscribe(door());
        AwaitCondition.until("the topic is confirmed", LONG, this::confirmed);
    }

    boolean confirmed() {
        return topic().subscriptions().stream().allMatch(SampleTopic.Subscription::confirmed);
    }

    /** Waits until everything that was sent is answered, processed and built. */
    void settle() {
        AwaitCondition.until("all is delivered", LONG, topic()::idle);
        AwaitCondition.value(
                () -> "no event waits: " + waiting() + "\n" + queue(),
                LONG,
                () -> waiting() == 0 ? Optional.of(true) : Optional.empty());
        AwaitCondition.until("nothing is queued or built", LONG, () -> queue().equals("0 0"));
    }

    int waiting() {
        return Integer.parseInt(
                admin.script("print io.jenkins.plugins.bynder.webhook.EventService.get().processor().get().waiting()"));
    }

    /** Items in the queue, and busy executors. */
    String queue() {
        return admin.script(
                "print Jenkins.get().queue.items.length + ' ' + Jenkins.get().computers.sum { it.countBusy()"
                        + " + it.oneOffExecutors.count { !it.idle } }");
    }

    /** The response to a request of an untrusted sender. */
    HttpResponse<String> post(byte[] body, Map<String, String> headers) {
        return request("POST", "bynder-webhook/", body, headers);
    }

    HttpResponse<String> request(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(jenkins.url().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return stranger.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The door gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    Path workspace(String job) {
        return jenkins.home().resolve("workspace").resolve(job);
    }

    @Override
    public void close() {
        jenkins.close();
        amazon.close();
        portal.close();
    }
}
