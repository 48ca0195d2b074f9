package io.jenkins.plugins.bynder.acceptance;

import io.jenkins.plugins.bynder.sample.FileKind;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Jenkins with this plugin, an agent and a portal. Shared by the tests, because its start takes long. */
final class JenkinsFixture implements AutoCloseable {

    /** Name of the agent and its label. */
    static final String AGENT = "workshop";

    /** Label of the controller's own executors. */
    static final String CONTROLLER = "built-in";

    /** The integration that {@link #configure} configures. */
    static final String INTEGRATION = "Ice cream";

    private final SamplePortal portal;
    private final JenkinsProcess jenkins;
    private final JenkinsClient admin;
    private final AgentProcess agent;
    private final Map<String, JenkinsClient> sessions = new HashMap<>();
    private int names;

    private JenkinsFixture() throws IOException {
        portal = SamplePortal.start();
        jenkins = JenkinsProcess.start("home", JenkinsFixture::withoutOurs, AcceptanceSettings.hpi());
        admin = new JenkinsClient(jenkins.url(), "admin");
        agent = AgentProcess.start(admin, AGENT);
    }

    static JenkinsFixture open() throws IOException {
        return new JenkinsFixture();
    }

    private static boolean withoutOurs(Path plugin) {
        return !AcceptanceSettings.id(plugin).equals("bynder");
    }

    SamplePortal portal() {
        return portal;
    }

    SampleCredentials keys() {
        return portal.access().owner().keys();
    }

    /** Secrets that must never leave the controller. */
    List<String> keyTexts() {
        SampleCredentials keys = keys();
        return List.of(
                keys.consumerKey(),
                keys.consumerSecret(),
                keys.tokenKey(),
                keys.tokenSecret(),
                keys.clientId(),
                keys.clientSecret(),
                keys.permanentToken());
    }

    JenkinsProcess jenkins() {
        return jenkins;
    }

    AgentProcess agent() {
        return agent;
    }

    JenkinsClient admin() {
        return admin;
    }

    /** The workspace of a job that ran on {@link #AGENT} or {@link #CONTROLLER}. */
    Path workspace(String node, String job) {
        return node.equals(AGENT)
                ? agent.workspace(job)
                : jenkins.home().resolve("workspace").resolve(job);
    }

    /** The session of a user in {@code security.groovy}. */
    JenkinsClient as(String user) {
        return sessions.computeIfAbsent(user, name -> new JenkinsClient(jenkins.url(), name));
    }

    /** A unique name for a job or a tag. */
    synchronized String unique(String prefix) {
        return prefix + '-' + ++names;
    }

    /** Configures one integration and three kinds of credentials, and discards other changes of tests. */
    void configure() throws IOException {
        portal.faults().clear();
        portal.quirks().clear();
        SampleCredentials keys = keys();
        admin.script(Texts.resource("integration.groovy")
                .formatted(
                        keys.consumerKey(),
                        keys.consumerSecret(),
                        keys.tokenKey(),
                        keys.tokenSecret(),
                        keys.clientId(),
                        keys.clientSecret(),
                        keys.permanentToken(),
                        INTEGRATION,
                        portal.url()));
    }

    /**
     * Sets a field of the integration.
     *
     * @param value as Groovy
     */
    void set(String field, String value) {
        admin.script("""
                import io.jenkins.plugins.bynder.config.*
                def one = BynderConfiguration.get().integrations[0]
                one.%s = %s
                BynderConfiguration.get().integrations = [one]
                """.formatted(field, value));
    }

    /** Creates small assets of all kinds with a new tag. */
    List<SampleAsset> assets(String tag, int count) {
        List<SampleAsset> assets = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            FileKind kind = List.of(FileKind.JPEG, FileKind.PNG, FileKind.PDF).get(number % 3);
            assets.add(
                    portal.library().add(NewAsset.of(kind, tag + " " + number).tags(tag)));
        }
        return assets;
    }

    /**
     * Uploads a new version of the same size, in another second than the changes before: Bynder's dates have whole seconds,
     * so a sync cannot see one that follows its listing within a second.
     */
    void uploadNewVersion(SampleAsset asset) {
        portal.clock().advance(Duration.ofSeconds(2));
        portal.library().uploadNewVersion(asset.id());
    }

    /** The decision about changed metadata of each of these assets, without the delay of the webhook. */
    String decision(String portal, List<SampleAsset> assets) {
        return decision(portal, "asset_bank.media.meta_updated", assets);
    }

    /** The decision about an event of this kind for each of these assets, without the delay of the webhook. */
    String decision(String portal, String event, List<SampleAsset> assets) {
        String ids = assets.stream().map(asset -> Texts.groovy(asset.id())).collect(Collectors.joining(","));
        return admin.script("""
                import io.jenkins.plugins.bynder.engine.events.*
                import io.jenkins.plugins.bynder.engine.sns.*
                import io.jenkins.plugins.bynder.webhook.EventHandler
                def topic = TopicArn.of('arn:aws:sns:eu-central-1:123456789012:portal')
                def events = [%s].collect {
                    new BynderEvent(UUID.randomUUID().toString(), topic, '%s',
                        [it] as Set, true, java.time.Instant.now())
                }
                print ExtensionList.lookup(EventHandler)[0].handle(new EventBatch('%s', events))
                """.formatted(ids, event, portal));
    }

    @Override
    public void close() {
        agent.close();
        jenkins.close();
        portal.close();
    }
}
