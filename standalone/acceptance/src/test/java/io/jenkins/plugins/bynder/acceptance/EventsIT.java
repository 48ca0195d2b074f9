package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** From a tag in the portal through a signed event to a build, in a real Jenkins. */
final class EventsIT {

    private static final Pattern COUNT = Pattern.compile("Bynder: (\\d+) assets? changed");
    private static final Duration LONG = Duration.ofMinutes(3);

    private static EventsBench bench;
    private static int names;
    private Browser browser;

    @BeforeAll
    static void open() throws IOException {
        AcceptanceSettings.assumeJenkins();
        bench = EventsBench.open("events");
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

    private SampleAsset poster(String name, String... tags) {
        return bench.portal().library().add(NewAsset.jpeg(name).tags(tags));
    }

    private void trust() {
        bench.integrate(SampleTopic.ARN);
        bench.subscribe();
    }

    /** A Pipeline whose trigger starts it when a sync of its tag would change something. */
    private Job triggered(String name) {
        return Job.pipeline(bench.admin(), name, """
                pipeline {
                  agent any
                  triggers { bynder(tag: '%1$s') }
                  stages {
                    stage('Fetch') {
                      steps {
                        bynderSync tag: '%1$s'
                        echo "for ${env.BYNDER_ASSET_COUNT}: ${env.BYNDER_ASSET_IDS} by ${env.BYNDER_EVENTS}"
                      }
                    }
                  }
                }
                """.formatted(name));
    }

    private int builds(Job job) {
        Matcher last = Pattern.compile("\"nextBuildNumber\":(\\d+)")
                .matcher(bench.admin().json(job.path()));
        assertThat(last.find()).isTrue();
        return Integer.parseInt(last.group(1)) - 1;
    }

    private Build build(Job job, int number) {
        return new Build(bench.admin(), job.path() + number + '/');
    }

    private String eventsPage() {
        return bench.admin().get("manage/bynder-events/").ok().text();
    }

    @Test
    void taggingDownloadsTheFileAndUntaggingDeletesIt() throws IOException {
        trust();
        String tag = unique("chain");
        SampleAsset poster = poster("Poster");
        SampleAsset other = poster("Other");
        Job job = triggered(tag);
        job.run().expect("SUCCESS"); // so that Jenkins learns of the trigger
        bench.settle(); // or the event of the upload comes along with that of the tag

        bench.portal().library().tag(poster.id(), tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
        Build tagged = build(job, 2).await().expect("SUCCESS");
        assertThat(tagged.log())
                .contains("Bynder: 1 asset changed")
                .contains("for 1: " + poster.id() + " by asset_bank.media.meta_updated");
        Path folder = bench.workspace(tag).resolve("DAM import");
        Folder.assertHolds(folder, List.of(poster));
        assertThat(bench.admin().get(tagged.path()).ok().text()).contains("Bynder: 1 asset changed", poster.id());
        String link = tagged.path() + "\"";
        assertThat(eventsPage()).contains("asset_bank.media.meta_updated", poster.id(), link);
        assertThat(new JenkinsClient(bench.jenkins().url(), "sysread")
                        .get("manage/bynder-events/")
                        .ok()
                        .text())
                .as("a user who may not read the job")
                .contains("asset_bank.media.meta_updated", poster.id(), "and one more build")
                .doesNotContain(tag);

        // what people write, what we write, and what has not to do with it
        bench.portal().library().describe(poster.id(), "Another description");
        bench.portal().library().setProperty(poster.id(), "gelatourl", "https://jenkins.example/job/1/");
        bench.portal().library().describe(other.id(), "Another description");
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
        assertThat(eventsPage()).contains("Nothing to do: a sync would change nothing.");
        assertThat(bench.admin()
                        .get("manage/bynder-events/", Locale.GERMAN)
                        .ok()
                        .text())
                .contains("Nichts zu tun: Eine Synchronisation w\u00fcrde nichts \u00e4ndern.")
                .doesNotContain("Nothing to do");

        bench.portal().library().uploadNewVersion(poster.id());
        bench.settle();
        assertThat(builds(job)).isEqualTo(3);
        bench.admin().post(tagged.path() + "doDelete", Map.of()).ok();
        assertThat(eventsPage()).doesNotContain(link).contains(tag + " #2 (deleted)", job.path() + "3/\"");
        Folder.assertHolds(folder, List.of(bench.portal().library().asset(poster.id())));

        bench.portal().library().untag(poster.id(), tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(4);
        build(job, 4).await().expect("SUCCESS");
        Folder.assertHolds(folder, List.of());
    }

    @Test
    void theUrlWorksWithoutTrailingSlashAndRequestsBelowAreRecorded() throws IOException {
        trust();
        String event = "{\"media_id\": \"" + poster("Slash").id() + "\"}";
        bench.settle();
        for (String path : List.of("bynder-webhook/", "bynder-webhook")) {
            byte[] body = bench.topic()
                    .signer()
                    .notification("s", event, Instant.now())
                    .getBytes(StandardCharsets.UTF_8);
            var answer = bench.request("POST", path, body, Map.of());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEqualTo("ok");
        }
        assertThat(bench.request("POST", "bynder-webhook/more", new byte[] {1}, Map.of())
                        .statusCode())
                .isBetween(400, 499);
        assertThat(eventsPage()).contains("Wrong path");
    }

    @Test
    void aSignedMessageOutsideTheTimeWindowShowsThatTheClockIsWrong() throws IOException {
        trust();
        String active = "print jenkins.model.Jenkins.get().getAdministrativeMonitor("
                + "'io.jenkins.plugins.bynder.admin.ClockMonitor').activated";
        assertThat(bench.admin().script(active)).isEqualTo("false");

        byte[] old = bench.topic()
                .signer()
                .notification("s", "{\"media_id\": \"a\"}", Instant.now().minus(Duration.ofHours(3)))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(bench.post(old, Map.of()).statusCode()).isEqualTo(503);

        assertThat(bench.admin().script(active)).isEqualTo("true");
        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.open("manage/");
        browser.awaitText("minutes old");
    }

    @Test
    void aJobWhoseTriggerIsBrokenDoesNotStopAnotherJobsEvent() throws IOException {
        trust();
        String tag = unique("beside");
        List<String> broken = List.of(
                "<io.jenkins.plugins.bynder.trigger.BynderTrigger/>",
                "<io.jenkins.plugins.bynder.trigger.BynderTrigger><spec>@daily</spec><tag>a,b</tag>"
                        + "<events>Not An Event!</events><schedule>at tea time</schedule>"
                        + "</io.jenkins.plugins.bynder.trigger.BynderTrigger>");
        for (int i = 0; i < broken.size(); i++) {
            String xml = "<project><disabled>false</disabled><triggers>" + broken.get(i) + "</triggers></project>";
            bench.admin()
                    .post("createItem?name=aaa-" + tag + i, "application/xml", xml)
                    .ok();
        }
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();

        SampleAsset poster = poster("Poster", tag);
        bench.settle();

        assertThat(builds(job)).isEqualTo(2);
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
        for (int i = 0; i < broken.size(); i++) {
            bench.admin().post("job/aaa-" + tag + i + "/doDelete", Map.of()).ok();
        }
    }

    @Test
    void threeHundredSlowSendersStopNeitherJenkinsNorEvents() throws IOException {
        trust();
        List<Socket> sockets = new CopyOnWriteArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(bench.door().getHost(), bench.door().getPort());
                sockets.add(socket);
                socket.getOutputStream()
                        .write(("POST " + bench.door().getPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: text/plain\r\nContent-Length: 100000\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            // one byte for each connection that is still open, again and again, until those that are read from are
            // given up
            AwaitCondition.until("some are given up", LONG, () -> {
                sockets.removeIf(EventsIT::isClosed);
                assertThat(bench.admin().get("login").status()).isEqualTo(200);
                return eventsPage().contains("Arrived too slowly");
            });
            assertThat(eventsPage()).contains("Too many senders at once");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        byte[] event = bench.topic()
                .signer()
                .notification("s", "{\"media_id\": \"" + poster("After").id() + "\"}", Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        AwaitCondition.until(
                "genuine ones come in", LONG, () -> bench.post(event, Map.of()).statusCode() == 200);
        bench.settle();
    }

    /** Sends another byte. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aBuildThatJenkinsRefusesToQueueIsReported() throws IOException {
        trust();
        String tag = unique("refused");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        bench.admin().script("""
                        import hudson.model.Queue
                        Jenkins.get().getExtensionList(Queue.QueueDecisionHandler).add(0, new Queue.QueueDecisionHandler() {
                            boolean shouldSchedule(Queue.Task task, List actions) { task.name != '%s' }
                        })
                        """.formatted(tag));
        SampleAsset poster;
        try {
            poster = poster("Poster", tag);
            bench.settle();
            assertThat(eventsPage()).contains("Jenkins did not queue a build of " + tag);
            assertThat(builds(job)).isEqualTo(1);
        } finally {
            bench.admin().script("Jenkins.get().getExtensionList(hudson.model.Queue.QueueDecisionHandler).remove(0)");
        }
        bench.portal().library().describe(poster.id(), "So that there is another event");
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
    }

    @Test
    void aBuildWaitsForTheQuietPeriodOfItsJob() throws IOException {
        trust();
        String tag = unique("quiet");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        String quiet = "Jenkins.get().getItem('" + tag + "').quietPeriod = ";
        bench.admin().script(quiet + 600);
        SampleAsset poster = poster("Poster", tag);
        AwaitCondition.until(
                "the build waits for its quiet period",
                LONG,
                () -> bench.admin()
                        .script("print Jenkins.get().queue.items.collect { it.task.name + ' ' + it.class.simpleName }")
                        .contains(tag + " WaitingItem"));
        assertThat(builds(job)).isEqualTo(1);

        bench.admin().script("Jenkins.get().queue.clear()");
        bench.admin().script(quiet + 0);
        bench.portal().library().rename(poster.id(), "Another name");
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
    }

    @Test
    void aTagThatThePortalShowsLateStartsABuildWithoutAnotherEvent() throws IOException {
        trust();
        String tag = unique("late");
        SampleAsset poster = poster("Poster");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        bench.portal().library().indexLag(Duration.ofHours(1));
        try {
            bench.portal().library().tag(poster.id(), tag);
            AwaitCondition.until(
                    "the event waits for Bynder", LONG, () -> eventsPage().contains("Waiting for Bynder"));
            assertThat(builds(job)).isEqualTo(1);
        } finally {
            bench.portal().library().indexLag(Duration.ZERO);
        }
        bench.settle();
        assertThat(builds(job)).isEqualTo(2);
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
    }

    @Test
    void aTriggerWhoseTagIsNotAllowedSaysSo() throws IOException {
        trust();
        String tag = unique("forbidden");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        String tags = "io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations[0].allowedTags = ";
        bench.admin().script(tags + "'only this'");
        try {
            assertThat(bench.admin().get(job.path()).ok().text())
                    .contains("The Bynder trigger of this job starts no builds.", "may not be synced");
            poster("Poster", tag);
            bench.settle();
            assertThat(eventsPage()).contains("may not be synced");
        } finally {
            bench.admin().script(tags + "''");
        }
        assertThat(builds(job)).isEqualTo(1);
        assertThat(bench.admin().get(job.path()).ok().text()).doesNotContain("starts no builds");
    }

    @Test
    void triggersAndStepsFollowTheRenameOfAnIntegrationInTheForm() throws IOException {
        trust();
        String tag = unique("follows");
        Job job = Job.pipeline(bench.admin(), tag, """
                properties([pipelineTriggers([bynder(integration: '%1$s', tag: '%2$s')])])
                node { bynderSync integration: '%1$s', tag: '%2$s' }
                """.formatted(EventsBench.INTEGRATION, tag));
        job.run().expect("SUCCESS");
        bench.settle();

        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);
        page.type(1, "name", "Renamed");
        page.save();
        SampleAsset poster = poster("Poster", tag);
        bench.settle();

        assertThat(build(job, 2).await().expect("SUCCESS").log())
                .contains("The Bynder integration \"" + EventsBench.INTEGRATION + "\" is now called \"Renamed\".");
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
        assertThat(bench.admin().get(job.path()).ok().text()).doesNotContain("starts no builds");

        page = SystemPage.open(browser);
        page.add();
        page.type(2, "name", EventsBench.INTEGRATION);
        page.awaitMessage(2, "name", "is a former name of \"Renamed\"");
    }

    @Test
    void reportsATriggerWhoseIntegrationIsGone() throws IOException {
        trust();
        String tag = unique("renamed");
        String xml = "<project><triggers><io.jenkins.plugins.bynder.trigger.BynderTrigger><integration>Former"
                + "</integration></io.jenkins.plugins.bynder.trigger.BynderTrigger></triggers></project>";
        bench.admin().post("createItem?name=" + tag, "application/xml", xml).ok();
        try {
            assertThat(bench.admin().get("job/" + tag + "/").ok().text())
                    .contains("The Bynder trigger of this job starts no builds.", "Former");
            bench.portal().library().describe(poster("Poster").id(), "So that there is an event");
            bench.settle();
            assertThat(eventsPage()).contains(tag).contains("Former");
            browser = Browser.login(bench.jenkins().url(), "admin");
            browser.open("manage/");
            browser.awaitText("have a Bynder trigger that starts no builds");
        } finally {
            bench.admin().post("job/" + tag + "/doDelete", Map.of()).ok();
        }
        assertThat(bench.admin()
                        .script("print jenkins.model.Jenkins.get().getAdministrativeMonitor("
                                + "'io.jenkins.plugins.bynder.trigger.TriggerMonitor').activated"))
                .isEqualTo("false");
    }

    @Test
    void anEnabledJobCatchesUp() throws IOException {
        trust();
        String tag = unique("enabled");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        bench.admin().post(job.path() + "disable", Map.of()).ok();
        SampleAsset poster = poster("Poster", tag);
        bench.settle();
        assertThat(builds(job)).isEqualTo(1);

        bench.admin().post(job.path() + "enable", Map.of()).ok();

        AwaitCondition.until("it is built", LONG, () -> builds(job) == 2);
        build(job, 2).await().expect("SUCCESS");
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
    }

    /** The listing by tag lags behind the responses by id that started the build. */
    @Test
    void anAssetThatTheListingDoesNotShowYetIsFetchedById() throws IOException {
        trust();
        String tag = unique("lagging");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        SampleAsset poster = poster("Poster");
        bench.settle();
        bench.portal()
                .faults()
                .add(FaultRule.api(Fault.absent(poster.id()))
                        .on(Route.MEDIA_LIST)
                        .when(call -> !call.byIds()));
        try {
            bench.portal().library().tag(poster.id(), tag);
            bench.settle();
        } finally {
            bench.portal().faults().clear();
        }

        assertThat(builds(job)).isEqualTo(2);
        assertThat(build(job, 2).await().expect("SUCCESS").log()).contains("1 added");
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
    }

    @Test
    void aFreestyleJobThatNeverRanIsStarted() throws IOException {
        trust();
        String tag = unique("freestyle");
        bench.admin()
                .post("createItem?name=" + tag, "application/xml", """
                        <project>
                          <triggers>
                            <io.jenkins.plugins.bynder.trigger.BynderTrigger>
                              <schedule>H H * * *</schedule>
                              <integration>%s</integration>
                              <tag>%s</tag>
                              <events></events>
                            </io.jenkins.plugins.bynder.trigger.BynderTrigger>
                          </triggers>
                          <builders>
                            <io.jenkins.plugins.bynder.step.BynderSyncBuilder>
                              <tag>%s</tag>
                            </io.jenkins.plugins.bynder.step.BynderSyncBuilder>
                          </builders>
                        </project>
                        """.formatted(EventsBench.INTEGRATION, tag, tag))
                .ok();
        SampleAsset poster = poster("Poster", tag);
        bench.settle();
        assertThat(builds(Job.existing(bench.admin(), tag))).isEqualTo(1);
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
    }

    /**
     * The remains of a Pipeline whose controller was killed before it started: it has no result and never gets one.
     */
    @Test
    void aBuildKilledAtItsStartBlocksNoOther() throws IOException {
        trust();
        String tag = unique("died");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        bench.admin().script("""
                        def job = Jenkins.get().getItem('%s')
                        def record = new File(job.rootDir, 'builds/2/build.xml')
                        record.parentFile.mkdirs()
                        record.text = '''<flow-build><actions/><queueId>3</queueId><timestamp>1795665163962</timestamp>
                            <startTime>1795665164003</startTime><duration>0</duration><keepLog>false</keepLog>
                            <completed>true</completed></flow-build>'''
                        job.updateNextBuildNumber(3)
                        job.doReload()
                        """.formatted(tag));

        SampleAsset poster = poster("Poster", tag);
        bench.settle();

        assertThat(builds(Job.existing(bench.admin(), tag))).isEqualTo(3);
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));
    }

    @Test
    void aThousandEventsLeadToOneMoreBuildOfEachJobWithTheExactUnion() throws IOException {
        trust();
        String tag = unique("burst");
        List<SampleAsset> assets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assets.add(poster(tag + " " + i));
        }
        bench.settle();
        List<Job> jobs = new ArrayList<>();
        Path gate = bench.jenkins().home().resolve("gate-" + tag);
        for (int i = 0; i < 3; i++) {
            Job job = Job.pipeline(bench.admin(), tag + "-job" + i, """
                    properties([pipelineTriggers([bynder(tag: '%1$s')])])
                    node {
                      waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%2$s' }
                      bynderSync tag: '%1$s'
                    }
                    """.formatted(tag, gate));
            job.start();
            jobs.add(job);
        }
        AwaitCondition.until(
                "all know their trigger",
                LONG,
                () -> jobs.stream()
                        .allMatch(job -> bench.admin()
                                .get(job.path() + "config.xml")
                                .ok()
                                .text()
                                .contains("BynderTrigger")));

        assets.forEach(asset -> {
            bench.portal().library().tag(asset.id(), tag);
            bench.portal().library().describe(asset.id(), "Described as well");
        });
        AwaitCondition.until("all is delivered", LONG, bench.topic()::idle);
        AwaitCondition.until("all is decided", LONG, () -> bench.waiting() == 0);
        Files.createFile(gate);
        bench.settle();

        for (Job job : jobs) {
            assertThat(builds(job)).as("the one that ran, and one more").isEqualTo(2);
            String log = build(job, 2).await().expect("SUCCESS").log();
            Matcher count = COUNT.matcher(log);
            assertThat(count.find()).as(log).isTrue();
            assertThat(count.group(1)).isEqualTo("500");
            Folder.assertHolds(bench.workspace(job.name()).resolve("DAM import"), assets);
        }
        Files.delete(gate);
    }

    @Test
    void forgedMessagesAreRejectedWithoutASessionOrBuild() throws IOException {
        trust();
        String tag = unique("corpus");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        int calls = bench.amazon().attempts().size();
        long lines = Files.readAllLines(bench.jenkins().log()).size();

        List<HostileBody> corpus = HostileBody.corpus(bench.topic().signer());
        for (HostileBody hostile : corpus) {
            var answer = bench.post(hostile.body(), hostile.headers());
            assertThat(answer.statusCode()).as(hostile.name()).isEqualTo(hostile.status());
            assertThat(answer.body()).as(hostile.name()).isIn("rejected", "later", "");
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .as(hostile.name())
                    .isEmpty();
        }

        assertThat(bench.amazon().attempts()).hasSize(calls);
        assertThat(bench.waiting()).isZero();
        assertThat(bench.queue()).isEqualTo("0 0");
        assertThat(builds(job)).isEqualTo(1);
        assertThat(Files.readAllLines(bench.jenkins().log()).stream().skip(lines))
                .noneMatch(line -> line.contains("\tat ") || line.contains("Exception"));
        assertThat(bench.admin().get("manage/bynder-events/").ok().text()).doesNotContain("<script>alert");
    }

    @Test
    void tenThousandHostileBodiesUseNoMemory() throws IOException {
        trust();
        bench.settle();
        int most = 16 << 20;
        send(HostileBody.corpus(bench.topic().signer())); // classes are loaded, and buffers are as large as they get
        long before = bench.jenkins().liveBytes();

        int bodies = 0;
        long bytes = 0;
        while (bodies < 10_000 || bytes < 4L * most) {
            List<HostileBody> corpus = HostileBody.corpus(bench.topic().signer());
            send(corpus);
            bodies += corpus.size();
            bytes += corpus.stream().mapToLong(body -> body.body().length).sum();
        }

        assertThat(bench.jenkins().liveBytes() - before)
                .as("more than %,d bytes after %,d bodies of %,d bytes", before, bodies, bytes)
                .isLessThan(most);
        assertThat(bench.waiting()).isZero();
    }

    private static void send(List<HostileBody> corpus) {
        for (HostileBody hostile : corpus) {
            // the door reads no more than it must, so who sends far more may find it shut before the answer is read
            if (hostile.body().length < 2 << 20) {
                assertThat(bench.post(hostile.body(), hostile.headers()).statusCode())
                        .as(hostile.name())
                        .isEqualTo(hostile.status());
            }
        }
    }

    @Test
    void acceptsGenuineEventsWithAnyContentType() {
        trust();
        String media = "{\"media_id\": \"" + poster("Content type").id() + "\"}";
        for (String type : List.of(
                "text/plain; charset=UTF-8",
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream")) {
            String event = bench.topic().signer().notification("s", media, Instant.now());
            var answer = bench.post(event.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok");
        }
        bench.settle();
    }

    @Test
    void theEndpointIsOneExactPathAndOnlyOpenWithAnIntegration() {
        byte[] event =
                bench.topic().signer().notification("s", "{}", Instant.now()).getBytes(StandardCharsets.UTF_8);
        bench.withoutIntegration();
        assertThat(bench.post(event, Map.of()).statusCode()).isEqualTo(404);
        assertThat(bench.request("GET", "bynder-webhook/", new byte[0], Map.of())
                        .statusCode())
                .isEqualTo(404);

        trust();
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            var answer = bench.request(method, "bynder-webhook/", new byte[0], Map.of());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
        for (String path : List.of("bynder-webhook/below", "bynder-webhook/index")) {
            assertThat(bench.request("POST", path, event, Map.of()).statusCode())
                    .as(path)
                    .isIn(400, 403, 404);
        }
    }

    @Test
    void anUnknownTopicIsApprovedInTheBrowserAndAnotherOneRejected() throws IOException {
        bench.integrate("");
        browser = Browser.login(bench.jenkins().url(), "admin");
        bench.topic().subscribe(bench.door());
        AwaitCondition.until("the question is answered", LONG, bench.topic()::idle);
        assertThat(bench.confirmed()).isFalse();

        browser.open("manage/");
        browser.awaitText("Amazon SNS topics want to send Bynder events to this Jenkins");
        assertThat(browser.text()).contains(SampleTopic.ARN, "123456789012", "eu-central-1");
        browser.screenshot("topic-waits");
        browser.click(By.xpath("//button[normalize-space()='Reject']"));
        browser.awaitText("Bynder events");
        browser.open("manage/");
        // Other notices, such as that of a wrong clock, may still name the topic.
        assertThat(browser.text()).doesNotContain("want to send Bynder events to this Jenkins");
        assertThat(bench.confirmed()).isFalse();

        bench.topic().subscribe(bench.door());
        AwaitCondition.until("the question is answered", LONG, bench.topic()::idle);
        browser.open("manage/configure");
        browser.see(SystemPage.TITLE);
        assertThat(browser.text()).contains(SampleTopic.ARN, "Approve or reject");
        browser.open("manage/bynder-events/");
        approve();
        AwaitCondition.until("the topic is confirmed", LONG, bench::confirmed);
        browser.open("manage/");
        assertThat(browser.text()).doesNotContain("want to send Bynder events to this Jenkins");

        SystemPage page = SystemPage.open(browser);
        assertThat(page.value(1, "topics")).isEqualTo(SampleTopic.ARN);
        assertThat(browser.text())
                .contains(bench.door().toString(), "one URL serves all integrations of a portal")
                .doesNotContain("Please set up a webhook");
        browser.top(browser.see(page.field(1, "topics")));
        browser.screenshot("event-consumer");
        poster("Announced");
        bench.settle();
        assertThat(eventsPage()).contains("asset_bank.media.create");
    }

    private void approve() {
        new Select(browser.see(By.name("integration"))).selectByValue(EventsBench.INTEGRATION);
        browser.click(By.xpath("//button[normalize-space()='Approve']"));
    }

    @Test
    void topicsCanBeApprovedAndRejectedOnEveryPageThatShowsThem() throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        askedOnTheConfigurationPage();
        By decisions = By.xpath("//a[normalize-space()='Approve or reject']");
        SystemPage page = askedOnTheConfigurationPage();
        page.type(1, "importFolder", "Not saved yet");
        browser.inNewTab(decisions, () -> {
            approve();
            AwaitCondition.until("the topic is confirmed", LONG, bench::confirmed);
        });
        assertThat(page.value(1, "importFolder"))
                .as("what was typed before the decision")
                .isEqualTo("Not saved yet");
        page.save();
        page = SystemPage.open(browser);
        assertThat(page.value(1, "importFolder")).isEqualTo("Not saved yet");
        assertThat(page.value(1, "topics")).isEqualTo(SampleTopic.ARN);
        assertThat(browser.all(decisions)).isEmpty();

        ask();
        browser.open("manage/");
        approve();
        AwaitCondition.until("the topic is confirmed", LONG, bench::confirmed);

        ask();
        browser.open("manage/bynder-events/");
        browser.click(By.xpath("//button[normalize-space()='Reject']"));
        AwaitCondition.until(
                "the topic is forgotten", LONG, () -> waitingTopics().equals("0"));
        assertThat(bench.confirmed()).isFalse();
    }

    /** Lets an untrusted topic request confirmation. */
    private static void ask() {
        bench.integrate("");
        bench.topic().subscribe(bench.door());
        AwaitCondition.until("the question is answered", LONG, bench.topic()::idle);
        AwaitCondition.until("the topic waits", LONG, () -> waitingTopics().equals("1"));
        assertThat(bench.confirmed()).isFalse();
    }

    private SystemPage askedOnTheConfigurationPage() {
        ask();
        SystemPage page = SystemPage.open(browser);
        assertThat(browser.text()).contains(SampleTopic.ARN, "123456789012", "eu-central-1");
        return page;
    }

    private static String waitingTopics() {
        return bench.admin()
                .script("print io.jenkins.plugins.bynder.webhook.EventService.get().waiting().size()")
                .strip();
    }

    @Test
    void theRequestToBynderIsCopiedWithOneClick() throws IOException {
        bench.integrate("");
        bench.admin().script("""
                        def one = io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations[0]
                        one.enableBacklinks = true
                        one.backlinkLabel = 'Print link'
                        io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations = [one]
                        """);
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);
        String request = browser.see(By.xpath("//pre[contains(.,'set up a webhook')]"))
                .getText()
                .strip();
        assertThat(request)
                .contains(
                        bench.portal().url(),
                        "- Event consumer URL: " + bench.door(),
                        "all notifications",
                        "right after an upload or a change",
                        "\"external-options-link\" for the metaproperty \"Print link\"");

        List<String> copies = browser.all(By.cssSelector("button.jenkins-copy-button")).stream()
                .map(button -> button.getDomAttribute("text"))
                .filter(text -> text.contains(bench.door().toString()))
                .toList();
        assertThat(copies.stream().map(String::strip))
                .containsExactly(bench.door().toString(), request);
        for (String text : copies) {
            browser.click(By.xpath("//button[contains(@class,'jenkins-copy-button')][starts-with(@text,'"
                    + text.substring(0, 10) + "')]"));
            AwaitCondition.until("it is what was copied: " + text, Browser.PATIENCE, () -> {
                browser.paste(page.field(1, "topics"));
                return page.value(1, "topics").equals(text);
            });
        }
    }

    @Test
    void aScheduleFindsChangesWithoutEvents() throws IOException {
        bench.integrate("");
        String tag = unique("schedule");
        Job job = Job.pipeline(bench.admin(), tag, """
                properties([pipelineTriggers([bynder(tag: '%1$s', schedule: '* * * * *')])])
                node { bynderSync tag: '%1$s' }
                """.formatted(tag));
        job.run().expect("SUCCESS");

        AwaitCondition.until("the schedule has looked twice", LONG, () -> looks(tag, "nothing to do") >= 2);
        assertThat(builds(job)).isEqualTo(1);

        SampleAsset poster = poster("Poster", tag);
        AwaitCondition.until("the schedule finds the new asset", LONG, () -> builds(job) == 2);
        Build found = build(job, 2).await().expect("SUCCESS");
        assertThat(found.log()).contains("Bynder: 1 asset changed");
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));

        long looks = looks(tag, "nothing to do");
        AwaitCondition.until("the schedule has looked again", LONG, () -> looks(tag, "nothing to do") > looks);
        assertThat(builds(job)).isEqualTo(2);
        bench.admin().post(job.path() + "doDelete", Map.of()).ok();
    }

    /** Number of reconciliations with that result, according to the finest log. */
    private static long looks(String job, String result) throws IOException {
        try (Stream<String> lines = Files.lines(bench.jenkins().home().resolve("finest.log"))) {
            return lines.filter(line -> line.endsWith(job + ": " + result)).count();
        }
    }

    @Test
    void failuresStayUntilDismissedAndEventsCanBeReplayed() throws IOException {
        trust();
        String tag = unique("replay");
        SampleAsset poster = poster("Poster");
        Job job = triggered(tag);
        job.run().expect("SUCCESS");
        bench.settle();
        bench.portal().library().describe(poster.id(), "Nothing that matters");
        bench.settle();
        assertThat(builds(job)).isEqualTo(1);

        // the portal changes without telling, so only a replay of the old event finds out
        bench.integrate("arn:aws:sns:eu-central-1:123456789012:another");
        bench.portal().library().tag(poster.id(), tag);
        AwaitCondition.until("the event is refused", LONG, bench.topic()::idle);
        bench.integrate(SampleTopic.ARN);
        assertThat(builds(job)).isEqualTo(1);
        browser = Browser.login(bench.jenkins().url(), "admin");
        browser.open("manage/bynder-events/");
        browser.screenshot("events");
        browser.click(By.xpath("(//tr[td[contains(.,'" + poster.id() + "')]]//button[normalize-space()='Replay'])[1]"));
        AwaitCondition.until("the replay leads to a build", LONG, () -> builds(job) == 2);
        bench.settle();
        Folder.assertHolds(bench.workspace(tag).resolve("DAM import"), List.of(poster));

        bench.admin().script("""
                        import io.jenkins.plugins.bynder.engine.util.LocalizableText
                        def log = io.jenkins.plugins.bynder.webhook.EventService.get().processor().get().log()
                        def event = log.latest().find { it.name().endsWith('meta_updated') }
                        log.failed(event.id(), LocalizableText.plain('The portal was away.'))
                        """);
        browser.open("manage/bynder-events/");
        browser.awaitText("The portal was away.");
        browser.screenshot("events-failure");
        browser.click(By.xpath("//button[normalize-space()='Dismiss']"));
        browser.awaitText("Dismissed");
        assertThat(browser.all(By.xpath("//button[normalize-space()='Dismiss']")))
                .isEmpty();
    }

    @Test
    void onlyAdministratorsDecideAboutEvents() {
        trust();
        for (String person : List.of("manager", "sysread", "reader")) {
            JenkinsClient client = new JenkinsClient(bench.jenkins().url(), person);
            assertThat(client.get("manage/bynder-events/").status())
                    .as(person)
                    .isEqualTo(person.equals("sysread") ? 200 : 403);
            assertThat(client.post("manage/bynder-events/replay", Map.of("id", "x"))
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(bench.admin().get("manage/bynder-events/replay?id=x").status())
                .isIn(404, 405);
    }

    @Test
    void onlyAdministratorsDecideAboutTopics() {
        ask();
        for (String person : List.of("manager", "sysread", "configurer", "reader", "outsider", "")) {
            JenkinsClient client = new JenkinsClient(bench.jenkins().url(), person);
            for (String decision : List.of("approve", "reject")) {
                assertThat(decide(client, decision)).as(person).isIn(403, 404);
            }
        }
        assertThat(waitingTopics()).isEqualTo("1");
        assertThat(bench.confirmed()).isFalse();
        assertThat(bench.admin()
                        .get("administrativeMonitor/bynder-pending-topics/reject?topic=" + SampleTopic.ARN)
                        .status())
                .isIn(404, 405);

        assertThat(decide(bench.admin(), "reject")).isEqualTo(302);
        assertThat(waitingTopics()).isEqualTo("0");
        assertThat(bench.confirmed()).isFalse();

        ask();
        assertThat(decide(bench.admin(), "approve")).isEqualTo(302);
        AwaitCondition.until("the topic is confirmed", LONG, bench::confirmed);
        assertThat(waitingTopics()).isEqualTo("0");
    }

    private static int decide(JenkinsClient client, String decision) {
        return client.post(
                        "administrativeMonitor/bynder-pending-topics/" + decision,
                        Map.of("topic", SampleTopic.ARN, "integration", EventsBench.INTEGRATION))
                .status();
    }

    @Test
    void acceptsNothingAfterShutdown() throws IOException {
        trust();
        bench.settle();
        bench.admin().script("io.jenkins.plugins.bynder.webhook.EventService.get().stop()");
        byte[] event = bench.topic()
                .signer()
                .notification("s", "{\"media_id\": \"a\"}", Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        var answer = bench.post(event, Map.of());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("later");
        bench.jenkins().restart();
        // as SNS does: the certificate has to be fetched anew, which may take longer than an answer
        AwaitCondition.until(
                "it is taken in again", LONG, () -> bench.post(event, Map.of()).statusCode() == 200);
    }
}
