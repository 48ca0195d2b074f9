package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * A failing portal, a broken job, a burst of events or an attacker affects nothing else, and administrators learn what
 * prevents events from arriving; in a real Jenkins.
 */
final class EventsIsolationIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String EVENTS = "io.jenkins.plugins.bynder.webhook.EventService.get()";

    private static EventsBench bench;
    private static int names;
    private Browser browser;

    @BeforeAll
    static void open() throws IOException {
        AcceptanceSettings.assumeJenkins();
        bench = EventsBench.open("events-isolation");
    }

    @AfterAll
    static void close() {
        if (bench != null) {
            bench.close();
        }
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String unique(String prefix) {
        return prefix + "-" + ++names;
    }

    private static SampleAsset poster(String name, String... tags) {
        return bench.portal().library().add(NewAsset.jpeg(name).tags(tags));
    }

    private static void trust() {
        bench.integrate(SampleTopic.ARN);
        bench.subscribe();
    }

    private static Job triggered(String tag, String body) {
        Job job = Job.pipeline(
                bench.admin(),
                tag,
                "properties([pipelineTriggers([bynder(tag: '%s')])])\nnode {\n%s\n}".formatted(tag, body));
        job.run().expect("SUCCESS"); // so that Jenkins learns of the trigger
        bench.settle();
        return job;
    }

    private static int builds(Job job) {
        Matcher last = Pattern.compile("\"nextBuildNumber\":(\\d+)")
                .matcher(bench.admin().json(job.path()));
        assertThat(last.find()).isTrue();
        return Integer.parseInt(last.group(1)) - 1;
    }

    private static String eventsPage() {
        return bench.admin().get("manage/bynder-events/").ok().text();
    }

    /** An event of the last edit, which the portal shows already; a later one would be checked again for minutes. */
    private static byte[] event(String assetId) {
        Instant edited = bench.portal().library().asset(assetId).modified();
        return bench.topic()
                .signer()
                .notification("asset_bank.media.meta_updated", "{\"media_id\": \"" + assetId + "\"}", edited)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isActive(String monitor) {
        return bench.admin()
                .script("print jenkins.model.Jenkins.get().getAdministrativeMonitor('io.jenkins.plugins.bynder.admin."
                        + monitor + "').activated")
                .strip()
                .equals("true");
    }

    @Test
    void aSilentPortalDelaysOnlyItsOwnEvents() throws IOException {
        trust();
        String tag = unique("beside-silent");
        Job job = Job.pipeline(bench.admin(), tag, """
                properties([pipelineTriggers([bynder(integration: '%1$s', tag: '%2$s')])])
                node { bynderSync integration: '%1$s', tag: '%2$s' }
                """.formatted(EventsBench.INTEGRATION, tag));
        job.run().expect("SUCCESS");
        bench.settle();
        try (SamplePortal silent = SamplePortal.start()) {
            silent.faults().add(FaultRule.api(Fault.silence()));
            bench.admin().script("""
                            import io.jenkins.plugins.bynder.config.*
                            def other = new Integration('Silent', '%s', 'token')
                            other.topics = 'arn:aws:sns:eu-central-1:123456789012:silent'
                            BynderConfiguration.get().integrations = BynderConfiguration.get().integrations + [other]
                            """.formatted(silent.url()));
            String xml = "<project><triggers><io.jenkins.plugins.bynder.trigger.BynderTrigger><tag>x</tag>"
                    + "<integration>Silent</integration></io.jenkins.plugins.bynder.trigger.BynderTrigger></triggers>"
                    + "</project>";
            bench.admin()
                    .post("createItem?name=" + tag + "-silent", "application/xml", xml)
                    .ok();
            bench.admin().script("""
                            import io.jenkins.plugins.bynder.engine.sns.*
                            import java.time.Instant
                            def inbox = %s.processor().get().@eventReceiver.@inbox
                            def topic = TopicArn.of('arn:aws:sns:eu-central-1:123456789012:silent')
                            inbox.store(new SnsMessage.Notification(
                                new MessageHeader('silent-1', topic, Instant.now().toString(), Instant.now(), '', '', ''),
                                Optional.of('asset_bank.media.create'), '{"media_id":"a"}'))
                            """.formatted(EVENTS));
            AwaitCondition.until(
                    "the silent portal is asked", LONG, () -> silent.traffic().apiRequests() > 0);

            SampleAsset poster = poster("Poster", tag);
            AwaitCondition.until("the good portal's job is built", LONG, () -> builds(job) == 2);
            assertThat(bench.admin()
                            .script("print " + EVENTS + ".processor().get().log().find('silent-1').get().state()")
                            .strip())
                    .as("the event of the silent portal still waits")
                    .isEqualTo("WAITING");
            new Build(bench.admin(), job.path() + "2/").await().expect("SUCCESS");
            Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));

            silent.faults().clear();
            bench.integrate(SampleTopic.ARN);
            bench.admin().post("job/" + tag + "-silent/doDelete", Map.of()).ok();
        }
    }

    @Test
    void tagsAddedOneByOneAreBuiltWithoutWaitingForTheLast() throws Exception {
        trust();
        String tag = unique("one-by-one");
        Job job = triggered(tag, "bynderSync tag: '" + tag + "'");
        SampleAsset other = poster("Unrelated");
        List<SampleAsset> assets = new ArrayList<>();
        for (int i = 0; i < 60 && (i < 20 || builds(job) == 1); i++) {
            assets.add(poster(tag + " " + i, tag));
            bench.portal().library().describe(other.id(), "Description " + i);
            // This test is about the pace of users.
            Thread.sleep(1_000);
            if (i == 40) {
                assertThat(builds(job)).as("builds while tags still come").isGreaterThan(1);
            }
        }
        assertThat(builds(job)).isGreaterThan(1);
        bench.settle();
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), assets);
        assertThat(bench.admin()
                        .script("print " + EVENTS + ".processor().get().log().latest().findAll { it.assetIds() == ['"
                                + other.id() + "'] }.collect { it.detail().text() + it.started() }"))
                .as("events that started nothing")
                .contains("Nothing to do")
                .contains("[]")
                .doesNotContain("StartedBuild");
    }

    @Test
    void aJobThatWritesLinksWithoutSyncingIsStartedOnce() {
        trust();
        String tag = unique("linker");
        Job job = triggered(
                tag,
                "if (env.BYNDER_ASSET_IDS) { bynderBacklink assets: env.BYNDER_ASSET_IDS.tokenize(','),"
                        + " url: 'https://jenkins.example/{buildNumber}' }");
        poster("Poster", tag);
        bench.settle();
        bench.settle();
        assertThat(builds(job)).as("the first one, and that of the tag").isEqualTo(2);
        assertThat(new Build(bench.admin(), job.path() + "2/")
                        .await()
                        .expect("SUCCESS")
                        .log())
                .contains("Bynder: 1 asset changed");
    }

    @Test
    void aJobThatChangedNothingTwiceIsNotStartedForTheSameRevisionAThirdTime() {
        trust();
        String tag = unique("idle");
        Job job = triggered(tag, "echo 'syncs nothing'");
        SampleAsset poster = poster("Poster", tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
        for (int i = 0; i < 3; i++) {
            bench.portal().library().describe(poster.id(), "Description " + i);
            bench.settle();
        }
        assertThat(builds(job)).isEqualTo(3);
        assertThat(eventsPage()).contains("and another one would change nothing");

        bench.portal().library().uploadNewVersion(poster.id());
        bench.settle();
        assertThat(builds(job)).as("a new file is another revision").isGreaterThan(3);
    }

    @Test
    void manyJobsOfOneTagCostOneListingAndOneReadOfTheAssets() {
        trust();
        String tag = unique("many");
        bench.admin().script("""
                        import io.jenkins.plugins.bynder.trigger.*
                        import hudson.model.FreeStyleProject
                        (1..100).each {
                            def job = Jenkins.get().createProject(FreeStyleProject, '%1$s-' + it)
                            def trigger = new BynderTrigger()
                            trigger.tag = '%1$s'
                            job.addTrigger(trigger)
                        }
                        """.formatted(tag));
        try {
            bench.settle();
            long before = bench.portal().traffic().requests(Route.MEDIA_LIST);
            bench.admin().script("""
                            def reconciler = io.jenkins.plugins.bynder.trigger.Reconciler.get()
                            (1..100).each { reconciler.look(Jenkins.get().getItem('%1$s-' + it)) }
                            """.formatted(tag));
            AwaitCondition.until("all have looked", LONG, () -> looked(tag) == 100);
            assertThat(bench.portal().traffic().requests(Route.MEDIA_LIST) - before)
                    .isEqualTo(1);

            before = bench.portal().traffic().requests(Route.MEDIA_LIST);
            poster("Without the tag");
            bench.settle();
            assertThat(bench.portal().traffic().requests(Route.MEDIA_LIST) - before)
                    .isEqualTo(1);
            assertThat(eventsPage()).contains("and 90 more");
        } finally {
            bench.admin().script("(1..100).each { Jenkins.get().getItem('" + tag + "-' + it)?.delete() }");
        }
    }

    private static long looked(String tag) throws IOException {
        try (var lines = Files.lines(bench.jenkins().home().resolve("finest.log"))) {
            Pattern look = Pattern.compile(Pattern.quote(tag) + "-\\d+: nothing to do");
            return lines.filter(line -> look.matcher(line).find()).count();
        }
    }

    @Test
    void aSecretInTheUrlIsASecondFactorThatAnAdministratorSwitchesOn() throws IOException {
        trust();
        String asset = poster("Secret").id();
        bench.settle();
        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.open("manage/configureSecurity/");
        String url =
                browser.see(By.xpath("//code[contains(., '/bynder-webhook/')]")).getText();
        Matcher secret = Pattern.compile("/(bynder-webhook/[0-9a-f]{32})/$").matcher(url);
        assertThat(secret.find()).as(url).isTrue();
        String path = secret.group(1);
        assertThat(bench.request("POST", path + "/", event(asset), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(bench.request("POST", path, event(asset), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(bench.request("POST", path + "0/", event(asset), Map.of()).statusCode())
                .isBetween(400, 499);
        assertThat(bench.post(event(asset), Map.of()).statusCode()).isEqualTo(200);

        browser.click(By.xpath("//label[contains(., 'only at the URL with the secret')]"));
        browser.click(By.name("Submit"));
        try {
            AwaitCondition.until(
                    "it is required",
                    LONG,
                    () -> bench.post(event(asset), Map.of()).statusCode() == 404);
            assertThat(bench.request("POST", path + "/", event(asset), Map.of()).statusCode())
                    .isEqualTo(200);
            assertThat(eventsPage()).contains("Secret missing", "without its secret");
            JenkinsClient manager = new JenkinsClient(bench.jenkins().url(), "manager");
            assertThat(manager.get("manage/configure").ok().text())
                    .doesNotContain(path.substring(path.indexOf('/') + 1));
            assertThat(bench.admin().get("manage/configure").ok().text()).contains(path);
        } finally {
            bench.admin().script("io.jenkins.plugins.bynder.webhook.WebhookSecurity.get().setSecretRequired(false)");
        }
    }

    @Test
    void anEndedSubscriptionAndATopicThatIsNoLongerTrustedAreReported() throws IOException {
        trust();
        String asset = poster("Monitored").id();
        bench.settle();
        assertThat(isActive("DeliveryMonitor")).isFalse();

        byte[] ended = bench.topic()
                .signer()
                .unsubscribeConfirmation("token", Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        assertThat(bench.post(ended, Map.of()).statusCode()).isEqualTo(200);
        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.open("manage/");
        browser.awaitText("The subscription of the topic " + SampleTopic.ARN + " ended");
        assertThat(bench.post(event(asset), Map.of()).statusCode()).isEqualTo(200);
        assertThat(isActive("DeliveryMonitor")).isFalse();

        bench.integrate("arn:aws:sns:eu-central-1:123456789012:another");
        assertThat(bench.post(event(asset), Map.of()).statusCode()).isEqualTo(403);
        browser.open("manage/");
        browser.awaitText(SampleTopic.ARN + " delivered events before");
        bench.integrate(SampleTopic.ARN);
        assertThat(bench.post(event(asset), Map.of()).statusCode()).isEqualTo(200);
        assertThat(isActive("DeliveryMonitor")).isFalse();
        bench.settle();
    }

    @Test
    void aCopiedHomeStaysPassiveUntilAnAdministratorDecides() throws IOException {
        trust();
        String tag = unique("copied");
        Job job = triggered(tag, "bynderSync tag: '" + tag + "'");
        bench.jenkins().stop();
        Path record = bench.jenkins().home().resolve("bynder").resolve("instance.json");
        Files.writeString(
                record,
                Files.readString(record)
                        .replaceFirst("\"path\":\"", "\"path\":\"/original")
                        .replaceFirst("\"directory\":\"", "\"directory\":\"9"));
        bench.jenkins().start();
        assertThat(isActive("CopiedHomeMonitor")).isTrue();
        poster("While passive", tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(1);
        assertThat(eventsPage()).contains("this Jenkins may be a copy");

        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.open("manage/");
        browser.click(By.xpath("//button[normalize-space()='Let this Jenkins act']"));
        AwaitCondition.until("it acts", LONG, () -> !isActive("CopiedHomeMonitor"));
        poster("Once it acts", tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
        bench.jenkins().restart();
        assertThat(isActive("CopiedHomeMonitor")).isFalse();
    }
}
