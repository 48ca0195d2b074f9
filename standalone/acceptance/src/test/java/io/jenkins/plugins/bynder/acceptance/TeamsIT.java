package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.acceptance.JenkinsClient.Page;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two teams with a folder each on one Jenkins. Team B has its own portal. */
@InJenkins
final class TeamsIT {

    private static final String FORM = "descriptorByName/io.jenkins.plugins.bynder.config.Integration/";

    private static final String TOPIC = "io.jenkins.plugins.bynder.engine.sns.TopicArn.of";

    private static SamplePortal other;

    @BeforeAll
    static void open() throws IOException {
        AcceptanceSettings.assumeJenkins();
        other = SamplePortal.start();
    }

    @AfterAll
    static void close() {
        if (other != null) {
            other.close();
        }
    }

    @BeforeEach
    void teams(JenkinsFixture bench) throws IOException {
        for (String plugin : List.of("cloudbees-folder", "matrix-auth", "plain-credentials")) {
            AcceptanceSettings.assumePlugin(plugin);
        }
        prepare(bench, other);
        other.traffic().reset();
        bench.portal().traffic().reset();
    }

    /** Folders for the teams A and B; that of team B may use the portal. */
    static void prepare(JenkinsFixture bench, SamplePortal portal) throws IOException {
        bench.admin()
                .script(Texts.resource("teams.groovy")
                        .formatted(
                                bench.keys().permanentToken(),
                                portal.access().owner().keys().permanentToken()));
        allow(bench, portal.url());
    }

    @AfterEach
    void nothingForFolders(JenkinsFixture bench) {
        allow(bench, "");
    }

    static void allow(JenkinsFixture bench, String portals) {
        bench.admin()
                .script("io.jenkins.plugins.bynder.config.BynderConfiguration.get().folderPortals = "
                        + Texts.groovy(portals));
    }

    /** Saves the folder as a user who may configure it. */
    static Page define(JenkinsClient client, String folder, String name, String portal, String credentials) {
        String property = """
                <io.jenkins.plugins.bynder.config.BynderFolderProperty>
                  <integrations>
                    <io.jenkins.plugins.bynder.config.Integration>
                      <name>%s</name>
                      <portalUrl>%s</portalUrl>
                      <credentialsId>%s</credentialsId>
                      <topics>arn:aws:sns:eu-central-1:123456789012:mine</topics>
                      <proxyPasswordOnAgents>true</proxyPasswordOnAgents>
                    </io.jenkins.plugins.bynder.config.Integration>
                  </integrations>
                </io.jenkins.plugins.bynder.config.BynderFolderProperty>
                """.formatted(name, portal, credentials);
        String path = "job/" + folder + "/config.xml";
        String xml = client.get(path).ok().text();
        return client.post(path, "application/xml", xml.replace("</properties>", property + "</properties>"));
    }

    /** Creates a job in the folder that events of this integration and tag start. */
    static Job watch(JenkinsFixture bench, String folder, String name, String integration, String tag) {
        Job job = Job.pipeline(bench.admin(), folder + "/job/" + name, "echo 'started'");
        bench.admin()
                .script("""
                        def trigger = new io.jenkins.plugins.bynder.trigger.BynderTrigger()
                        trigger.integration = %s
                        trigger.tag = %s
                        Jenkins.get().getItemByFullName(%s).addTrigger(trigger)
                        """.formatted(Texts.groovy(integration), Texts.groovy(tag), Texts.groovy(folder + "/" + name)));
        return job;
    }

    private static Job job(JenkinsFixture bench, String folder, String step) {
        return Job.step(bench.admin(), folder + "/job/" + bench.unique("job"), JenkinsFixture.AGENT, step);
    }

    @Test
    void aFolderUsesItsOwnPortalAndCredentials(JenkinsFixture bench) {
        String tag = bench.unique("own");
        other.library().add(NewAsset.jpeg("Of team B").tags(tag));
        define(bench.as("lead-b"), "team-b", JenkinsFixture.INTEGRATION, other.url(), "team-key")
                .ok();

        Job job = job(bench, "team-b", "bynderSync tag: '" + tag + "'");
        assertThat(job.run().expect("SUCCESS").log()).contains("1 added", "of " + other.url() + " into");
        Job named = job(
                bench, "team-b", "bynderSync tag: '" + tag + "', integration: '" + JenkinsFixture.INTEGRATION + "'");
        assertThat(named.run().expect("SUCCESS").log()).contains("of " + other.url() + " into");
        assertThat(bench.portal().traffic().apiRequests()).isZero();

        Job outside = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        assertThat(outside.run().expect("SUCCESS").log())
                .contains("of " + bench.portal().url() + " into");
    }

    @Test
    void integrationsOfAFolderAreUnknownElsewhere(JenkinsFixture bench) {
        define(bench.as("lead-b"), "team-b", "Sorbet", other.url(), "team-key").ok();
        for (String step : List.of(
                "bynderSync integration: '%s'",
                "bynderAssets integration: '%s'", "bynderBacklink integration: '%s', assets: ['A']")) {
            String real = job(bench, "team-a", step.formatted("Sorbet"))
                    .run()
                    .expect("FAILURE")
                    .log();
            assertThat(real).contains("There is no Bynder integration \"Sorbet\" for this job");
        }
        assertThat(other.traffic().apiRequests()).isZero();
        String path = "job/team-a/job/sync/descriptorByName/io.jenkins.plugins.bynder.step.BynderSyncStep/";
        JenkinsClient stranger = bench.as("developer-a");
        assertThat(stranger.post(path + "checkIntegration", Map.of("value", "Sorbet"))
                        .ok()
                        .text())
                .contains("There is no Bynder integration")
                .isEqualTo(stranger.post(path + "checkIntegration", Map.of("value", "Zorbet"))
                        .ok()
                        .text()
                        .replace("Zorbet", "Sorbet"));
        assertThat(bench.as("developer-a")
                        .post(path + "fillIntegrationItems", Map.of())
                        .ok()
                        .text())
                .doesNotContain("Sorbet");
        String own = path.replace("team-a", "team-b");
        assertThat(bench.as("developer-b")
                        .post(own + "fillIntegrationItems", Map.of())
                        .ok()
                        .text())
                .contains("Sorbet");
    }

    @Test
    void anIntegrationOfJenkinsIsUnknownToJobsThatItIsNotFor(JenkinsFixture bench) {
        String tag = bench.unique("for-b");
        bench.portal().library().add(NewAsset.jpeg("For team B").tags(tag));
        bench.set("jobs", "'team-b'");
        String path = "/job/sync/descriptorByName/io.jenkins.plugins.bynder.step.BynderSyncStep/fillIntegrationItems";
        bench.portal().traffic().reset();
        for (String name : List.of(JenkinsFixture.INTEGRATION, "Invented")) {
            for (String step : List.of(
                    "bynderSync integration: '%s'",
                    "bynderAssets integration: '%s'", "bynderBacklink integration: '%s', assets: ['A']")) {
                assertThat(job(bench, "team-a", step.formatted(name))
                                .run()
                                .expect("FAILURE")
                                .log())
                        .contains("There is no Bynder integration \"" + name + "\" for this job. An administrator");
            }
        }
        watch(bench, "team-a", tag, JenkinsFixture.INTEGRATION, tag);
        assertThat(bench.decision(bench.portal().url(), bench.portal().library().assets()))
                .contains("could not be checked: There is no Bynder integration", "started={}");
        assertThat(bench.as("developer-a")
                        .post("job/team-a" + path, Map.of())
                        .ok()
                        .text())
                .doesNotContain(JenkinsFixture.INTEGRATION);
        assertThat(bench.portal().traffic().apiRequests()).isZero();

        assertThat(bench.as("developer-b")
                        .post("job/team-b" + path, Map.of())
                        .ok()
                        .text())
                .contains(JenkinsFixture.INTEGRATION);
        assertThat(job(bench, "team-b", "bynderSync tag: '" + tag + "'")
                        .run()
                        .expect("SUCCESS")
                        .log())
                .contains("1 added");
    }

    @Test
    void anAdministratorTrustsATopicOfAPortalThatOnlyFoldersUse(JenkinsFixture bench) {
        String topic = "arn:aws:sns:eu-central-1:123456789012:" + bench.unique("folder");
        bench.admin()
                .script("io.jenkins.plugins.bynder.config.BynderConfiguration.get().trust('%s', %s('%s'))"
                        .formatted(other.url(), TOPIC, topic));
        String portal = "print io.jenkins.plugins.bynder.config.BynderConfiguration.get().portal(%s('%s'))"
                .formatted(TOPIC, topic);

        assertThat(bench.admin().script(portal)).isEqualTo("Optional[" + other.url() + "]");
        allow(bench, "");
        assertThat(bench.admin().script(portal)).isEqualTo("Optional.empty");
    }

    @Test
    void anEventOfTheOwnPortalStartsOnlyJobsOfTheFolder(JenkinsFixture bench) {
        define(bench.as("lead-b"), "team-b", "Sorbet", other.url(), "team-key").ok();
        String tag = bench.unique("event");
        SampleAsset asset = other.library().add(NewAsset.jpeg("Of team B").tags(tag));
        Job foreign = watch(bench, "team-a", tag, "Sorbet", tag);
        Job job = watch(bench, "team-b", tag, "Sorbet", tag);

        assertThat(bench.decision(other.url(), List.of(asset))).contains("[team-b/" + tag + "]");
        Build build = new Build(bench.admin(), job.path() + "1/");
        AwaitCondition.until("the build that is due", Duration.ofMinutes(2), build::begun);
        build.await().expect("SUCCESS");
        assertThat(bench.admin().json(foreign.path())).contains("\"nextBuildNumber\":1,");
    }

    @Test
    void sendsNoRequestToAPortalThatFoldersMayNotUse(JenkinsFixture bench) {
        allow(bench, "");
        define(bench.as("lead-b"), "team-b", "Sorbet", other.url(), "team-key").ok();

        assertThat(job(bench, "team-b", "bynderSync integration: 'Sorbet'")
                        .run()
                        .expect("FAILURE")
                        .log())
                .contains("Integrations of folders may not use the portal " + other.url());
        assertThat(test(bench, "lead-b", "team-key").ok().text()).contains("may not use the portal");
        assertThat(other.traffic().apiRequests()).isZero();
    }

    @Test
    void theFormOfAFolderAcceptsOnlyPortalsThatFoldersMayUse(JenkinsFixture bench) {
        allow(bench, "");
        assertThat(submit(bench.as("lead-b")).text())
                .contains("Integrations of folders may not use the portal " + other.url());
        assertThat(definedByTeamB(bench)).isEqualTo("null");
        allow(bench, other.url());
        assertThat(submit(bench.as("developer-b")).status()).isEqualTo(403);
        assertThat(definedByTeamB(bench)).isEqualTo("null");

        submit(bench.as("lead-b")).ok();

        assertThat(definedByTeamB(bench)).isEqualTo("[Sorbet]");
        assertThat(other.traffic().apiRequests()).isZero();
    }

    private static Page submit(JenkinsClient client) {
        String form = """
                {"name": "team-b", "displayNameOrNull": "", "description": "",
                 "icon": {"stapler-class": "com.cloudbees.hudson.plugins.folder.icons.StockFolderIcon"},
                 "io-jenkins-plugins-bynder-config-BynderFolderProperty": {"integrations":
                   [{"name": "Sorbet", "portalUrl": "%s", "credentialsId": "team-key"}]}}
                """.formatted(other.url());
        return client.post("job/team-b/configSubmit", Map.of("json", form));
    }

    private static String definedByTeamB(JenkinsFixture bench) {
        return bench.admin()
                .script("print Jenkins.get().getItem('team-b').properties"
                        + ".get(io.jenkins.plugins.bynder.config.BynderFolderProperty)?.integrations*.name")
                .strip();
    }

    @Test
    void aFolderHasNeitherCredentialsOfJenkinsNorRightsOfAdministrators(JenkinsFixture bench) {
        allow(bench, other.url() + "\n" + bench.portal().url());
        define(bench.as("lead-a"), "team-a", "Mine", bench.portal().url(), "token")
                .ok();

        assertThat(job(bench, "team-a", "bynderSync integration: 'Mine'")
                        .run()
                        .expect("FAILURE")
                        .log())
                .contains("No suitable credentials \"token\"");
        assertThat(bench.admin().script("""
                                import io.jenkins.plugins.bynder.config.*
                                import io.jenkins.plugins.bynder.engine.sns.TopicArn
                                def one = Jenkins.get().getItem('team-a').properties.get(BynderFolderProperty).integrations[0]
                                print one.topics + '|' + one.proxyPasswordOnAgents + '|'
                                print BynderConfiguration.get().portal(TopicArn.of('arn:aws:sns:eu-central-1:123456789012:mine'))
                                """)).contains("|false|Optional.empty");
        assertThat(bench.portal().traffic().apiRequests()).isZero();
    }

    private static Page test(JenkinsFixture bench, String user, String credentials) {
        return bench.as(user)
                .post(
                        "job/team-b/" + FORM + "testConnection",
                        Map.of("portalUrl", other.url(), "credentialsId", credentials, "tag", "Gelato"));
    }

    @Test
    void usersWhoMayConfigureTheFolderTestItsConnection(JenkinsFixture bench) {
        assertThat(test(bench, "lead-b", "team-key").ok().text()).contains("Connected to");
        other.traffic().reset();

        assertThat(test(bench, "lead-b", "token").ok().text()).contains("No suitable credentials");
        assertThat(test(bench, "developer-b", "team-key").status()).isEqualTo(403);
        for (String stranger : List.of("lead-a", "reader", "outsider", "")) {
            assertThat(test(bench, stranger, "team-key").status()).as(stranger).isIn(403, 404);
        }
        assertThat(bench.as("lead-b")
                        .post("job/team-b/" + FORM + "fillCredentialsIdItems", Map.of("portalUrl", other.url()))
                        .ok()
                        .text())
                .contains("team-key")
                .doesNotContain("four-keys");
        assertThat(other.traffic().apiRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead-b", "reader"})
    void aBuildThatRunsAsAUserNeedsThePermission(String user, JenkinsFixture bench) throws IOException {
        define(bench.as("lead-b"), "team-b", "Sorbet", other.url(), "team-key").ok();
        String tag = bench.unique("runs-as");
        Job pipeline = job(bench, "team-b", "bynderSync tag: '" + tag + "'");
        Job freestyle = Job.freestyle(
                bench.admin(),
                "team-b/job/" + bench.unique("free"),
                JenkinsFixture.AGENT,
                "<integration>Sorbet</integration><tag>" + tag + "</tag>");
        bench.admin().script(Texts.resource("run-as.groovy").formatted("team-b", user));
        try {
            for (Job job : List.of(pipeline, freestyle)) {
                String log = job.run().log();
                if (user.equals("reader")) {
                    assertThat(log).containsAnyOf("There is no Bynder integration", "No Bynder integration");
                } else {
                    assertThat(log).contains("of " + other.url() + " into");
                }
            }
            assertThat(other.traffic().apiRequests() == 0).isEqualTo(user.equals("reader"));
        } finally {
            bench.admin().script(Texts.resource("run-as.groovy").formatted("no such folder", user));
        }
    }

    @Test
    void aFolderWithHostileXmlKeepsTheIntegrationsThatAreValid(JenkinsFixture bench) {
        String element = "io.jenkins.plugins.bynder.config.Integration";
        String good = "<%s><name>%s</name><portalUrl>%s</portalUrl><credentialsId>team-key</credentialsId>%s</%s>";
        String hostile = String.join(
                "",
                "<null/><string>text</string><int>7</int><" + element + "/>",
                good.formatted(element, "Two tags", other.url(), "<tag>a,b</tag>", element),
                good.formatted(element, "Outside", other.url(), "<importFolder>../../x</importFolder>", element),
                good.formatted(element, "Plain", "http://169.254.169.254/latest", "", element),
                good.formatted(element, "Impatient", other.url(), "<timeoutCall>-1</timeoutCall>", element),
                good.formatted(element, "Sorbet", other.url(), "", element),
                good.formatted(element, "Sorbet", other.url(), "", element));
        String property = "<io.jenkins.plugins.bynder.config.BynderFolderProperty><integrations>" + hostile
                + "</integrations></io.jenkins.plugins.bynder.config.BynderFolderProperty>";
        String path = "job/team-b/config.xml";
        String xml = bench.admin().get(path).ok().text();
        bench.admin()
                .post(path, "application/xml", xml.replace("</properties>", property + "</properties>"))
                .ok();

        assertThat(bench.admin()
                        .script("print Jenkins.get().getItem('team-b').properties.get("
                                + "io.jenkins.plugins.bynder.config.BynderFolderProperty).integrations*.name")
                        .strip())
                .isEqualTo("[Sorbet]");
        assertThat(bench.admin()
                        .script("Jenkins.logRecords.findAll { it.loggerName.endsWith('BynderFolderProperty') }"
                                + ".each { println it.message }"))
                .containsOnlyOnce("The folder team-b defines Bynder integrations that cannot be used");
        assertThat(bench.as("developer-b").get("job/team-b/").status()).isEqualTo(200);
    }

    @Test
    void eachUseIsOneAuditLineAndIsListedForUsersWhoMayReadTheJob(JenkinsFixture bench) {
        define(bench.as("lead-b"), "team-b", "Sorbet", other.url(), "team-key").ok();
        String logger = "io.jenkins.plugins.bynder.audit";
        bench.admin()
                .script("def target = new hudson.logging.LogRecorder.Target('" + logger
                        + "', java.util.logging.Level.FINE);"
                        + "def recorder = new hudson.logging.LogRecorder('audit');"
                        + "recorder.loggers.add(target); Jenkins.get().log.recorders.add(recorder); target.enable()");
        String tag = bench.unique("audited");
        other.library().add(NewAsset.jpeg("Audited").tags(tag));
        job(bench, "team-b", "bynderSync tag: '" + tag + "'").run().expect("SUCCESS");

        String lines = bench.admin()
                .script("Jenkins.get().log.getLogRecorder('audit').logRecords.each { println it.message }");
        assertThat(lines.lines().filter(line -> line.contains(tag)))
                .singleElement()
                .asString()
                .contains(
                        "job=\"team-b/", " build=1 step=bynderSync ", "portal=" + other.url(), "writes=0", "cause=\"");
        String page = bench.admin().get("manage/bynder-portals/").ok().text();
        assertThat(page).contains("job/team-b/job/");
        assertThat(bench.as("sysread").get("manage/bynder-portals/").text()).doesNotContain("job/team-b/job/");
    }
}
