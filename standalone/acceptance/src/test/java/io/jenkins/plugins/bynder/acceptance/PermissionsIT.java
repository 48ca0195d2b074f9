package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.acceptance.JenkinsClient.Page;
import io.jenkins.plugins.bynder.sample.NewAsset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users who are not administrators see and may do. */
@InJenkins
final class PermissionsIT {

    /** Every web method of our descriptors: id, name in the URL, parameters. */
    private static final String WEB_METHODS = """
            import org.kohsuke.stapler.QueryParameter
            Jenkins.get().getExtensionList(hudson.model.Descriptor)
                .findAll { it.class.name.startsWith('io.jenkins.plugins.bynder.') }
                .each { descriptor ->
                    descriptor.class.declaredMethods.findAll { it.name =~ /^do[A-Z]/ }.each { method ->
                        def asked = method.parameters.findAll { it.isAnnotationPresent(QueryParameter) }*.name
                        println([descriptor.id, method.name[2].toLowerCase() + method.name.substring(3), *asked].join(' '))
                    }
                }
            """;

    private static final String TEST_CONNECTION =
            "descriptorByName/io.jenkins.plugins.bynder.config.Integration/testConnection";

    /** A web method, and the request of a curious user. */
    private record Probe(String path, Map<String, String> form) {

        static Probe of(String line, JenkinsFixture bench) {
            List<String> words = Arrays.asList(line.split(" "));
            Map<String, String> form = new LinkedHashMap<>();
            for (String name : words.subList(2, words.size())) {
                form.put(name, name.equals("portalUrl") ? bench.portal().url() : "");
            }
            return new Probe("descriptorByName/" + words.get(0) + "/" + words.get(1), form);
        }

        Probe below(String parent) {
            return new Probe(parent + path, form);
        }
    }

    private static List<Probe> probes(JenkinsFixture bench) {
        return bench.admin()
                .script(WEB_METHODS)
                .lines()
                .map(line -> Probe.of(line, bench))
                .toList();
    }

    /** Details that only administrators may learn. */
    private static List<String> details(JenkinsFixture bench) {
        return List.of(
                JenkinsFixture.INTEGRATION,
                bench.portal().url(),
                "four-keys",
                "Four keys",
                "OAuth 2 client",
                "Permanent token",
                "ann@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "outsider", "reader", "sysread", "configurer"})
    void noWebMethodRevealsAnything(String user, JenkinsFixture bench) {
        String tag = bench.unique("probe");
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: 'Gelato'");
        bench.portal().traffic().reset();
        List<Probe> probes = probes(bench);
        assertThat(probes).hasSizeGreaterThan(10);
        for (Probe probe : probes) {
            for (Probe one : List.of(probe, probe.below("manage/"))) {
                assertTellsNothing(bench, bench.as(user).post(one.path(), one.form()), one.path());
            }
            if (!user.equals("configurer")) {
                Probe below = probe.below(job.path());
                assertTellsNothing(bench, bench.as(user).post(below.path(), below.form()), below.path());
            }
        }
        assertThat(bench.portal().traffic().apiRequests()).isZero();
    }

    private static void assertTellsNothing(JenkinsFixture bench, Page answer, String path) {
        assertThat(details(bench)).as(path).noneMatch(answer.text()::contains);
        if (path.endsWith("testConnection")) {
            assertThat(answer.status()).as(path).isIn(403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "outsider", "reader", "sysread", "configurer", "manager"})
    void onlyAdministratorsMayTestAConnection(String user, JenkinsFixture bench) {
        bench.portal().traffic().reset();
        Map<String, String> form =
                Map.of("portalUrl", bench.portal().url(), "credentialsId", "four-keys", "tag", "Gelato");

        assertThat(bench.as(user).post(TEST_CONNECTION, form).status()).isEqualTo(403);
        assertThat(bench.portal().traffic().apiRequests()).isZero();

        assertThat(bench.admin().post(TEST_CONNECTION, form).ok().text()).contains("Connected to");
        assertThat(bench.portal().traffic().apiRequests()).isPositive();
    }

    @Test
    void webMethodsAcceptOnlyPost(JenkinsFixture bench) {
        bench.portal().traffic().reset();
        for (Probe probe : probes(bench)) {
            Page answer = bench.admin().get(probe.path() + "?" + Texts.form(probe.form()));
            assertThat(answer.status()).as(probe.path()).isIn(404, 405);
        }
        assertThat(bench.portal().traffic().apiRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "configurer", "manager"})
    void otherUsersCannotEnumerateCredentials(String user, JenkinsFixture bench) {
        String path = "descriptorByName/io.jenkins.plugins.bynder.config.Integration/";
        for (String method : List.of("checkCredentialsId", "fillCredentialsIdItems")) {
            String real = probeCredentials(bench, user, path + method, "token");
            String invented = probeCredentials(bench, user, path + method, "xoken");
            assertThat(real.replace("token", "xoken")).as(method).isEqualTo(invented);
        }
    }

    private static String probeCredentials(JenkinsFixture bench, String user, String path, String id) {
        return bench.as(user)
                .post(
                        path,
                        Map.of(
                                "value", id,
                                "credentialsId", id,
                                "portalUrl", bench.portal().url()))
                .text();
    }

    @Test
    void aUserWhoConfiguresAJobSeesOnlyNamesOfIntegrations(JenkinsFixture bench) {
        String tag = bench.unique("choices");
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: 'Gelato'");
        String path =
                job.path() + "descriptorByName/io.jenkins.plugins.bynder.step.BynderSyncStep/fillIntegrationItems";

        String choices = bench.as("configurer").post(path, Map.of()).ok().text();

        assertThat(choices).contains(JenkinsFixture.INTEGRATION);
        assertThat(details(bench).stream().skip(1)).noneMatch(choices::contains);
        assertThat(bench.as("reader").post(path, Map.of()).text()).doesNotContain(JenkinsFixture.INTEGRATION);
    }

    @Test
    void aReaderSeesNothingOfTheIntegration(JenkinsFixture bench) {
        String tag = bench.unique("read");
        bench.assets(tag, 1);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");
        JenkinsClient reader = bench.as("reader");

        String front = reader.get("").ok().text();
        assertThat(details(bench)).noneMatch(front::contains);
        // Builds and their logs name the portal.
        List<String> hidden = new ArrayList<>(details(bench));
        hidden.remove(bench.portal().url());
        for (String page : List.of(
                job.path(),
                build.path(),
                build.path() + "console",
                job.path() + "api/json?depth=3",
                "api/json?depth=3")) {
            String text = reader.get(page).ok().text();
            assertThat(hidden).as(page).noneMatch(text::contains);
        }
        for (String page : List.of(
                "manage/configure",
                "manage/credentials/",
                "configuration-as-code/",
                job.path() + "config.xml",
                job.path() + "configure",
                job.path() + "ws/")) {
            Page answer = reader.get(page);
            assertThat(answer.status()).as(page).isIn(403, 404);
            assertThat(details(bench)).as(page).noneMatch(answer.text()::contains);
        }
    }

    @Test
    void theConnectionTestWarnsOfCredentialsThatEveryJobCanRead(JenkinsFixture bench) {
        bench.admin().script("""
                        import com.cloudbees.plugins.credentials.*
                        import com.cloudbees.plugins.credentials.domains.Domain
                        import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl
                        SystemCredentialsProvider.instance.store.addCredentials(Domain.global(), new StringCredentialsImpl(
                            CredentialsScope.SYSTEM, 'system-token', '', hudson.util.Secret.fromString('%s')))
                        """.formatted(bench.keys().permanentToken()));
        String warning = "every job can read them with withCredentials";

        assertThat(connection(bench, "token")).contains("Connected to", warning);
        assertThat(connection(bench, "system-token")).contains("Connected to").doesNotContain(warning);
    }

    private static String connection(JenkinsFixture bench, String credentials) {
        Map<String, String> form =
                Map.of("portalUrl", bench.portal().url(), "credentialsId", credentials, "tag", "Gelato");
        return bench.admin().post(TEST_CONNECTION, form).ok().text();
    }

    @Test
    void anIntegrationCanKeepNoThumbnails(JenkinsFixture bench) {
        String tag = bench.unique("no-pictures");
        String first =
                bench.portal().library().add(NewAsset.jpeg("First").tags(tag)).id();
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        bench.set("thumbnails", "false");
        Build without = job.run().expect("SUCCESS");
        bench.set("thumbnails", "true");
        String second =
                bench.portal().library().add(NewAsset.jpeg("Second").tags(tag)).id();
        Build with = job.run().expect("SUCCESS");

        AwaitCondition.until(
                "the thumbnail",
                Duration.ofMinutes(3),
                () -> bench.admin()
                                .get(with.path() + "dam-import/thumbnail?id=" + second)
                                .status()
                        == 200);
        assertThat(bench.admin()
                        .get(without.path() + "dam-import/thumbnail?id=" + first)
                        .status())
                .isEqualTo(404);
    }

    /** Thumbnails are copies of assets, as artifacts are. */
    @Test
    void thumbnailsNeedThePermissionForArtifacts(JenkinsFixture bench) {
        String tag = bench.unique("pictures");
        String id = bench.portal()
                .library()
                .add(NewAsset.jpeg("Pictured").tags(tag))
                .id();
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");
        String picture = build.path() + "dam-import/thumbnail?id=" + id;
        AwaitCondition.until(
                "the thumbnail",
                Duration.ofMinutes(3),
                () -> bench.as("reader").get(picture).status() == 200);
        String before = job.run().expect("SUCCESS").path() + "dam-import/before?id=" + id;

        assertThat(bench.as("reader").get(before).status()).isEqualTo(200);
        assertThat(bench.as("reader").get(build.path() + "dam-import/").ok().text())
                .contains("dam-import/thumbnail?");
        for (String path : List.of(picture, before)) {
            assertThat(bench.as("viewer").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(bench.as("viewer").get(build.path() + "dam-import/").ok().text())
                .contains("Pictured")
                .doesNotContain("dam-import/thumbnail?", "dam-import/before?");
    }

    @Test
    void aJobCannotNameAUrlOrCredentials(JenkinsFixture bench) {
        for (String parameter : List.of("portalUrl: 'https://collector.example.com'", "credentialsId: 'token'")) {
            Job job = Job.step(
                    bench.admin(),
                    bench.unique("foreign"),
                    JenkinsFixture.AGENT,
                    "bynderSync tag: 'Gelato', " + parameter);

            assertThat(job.run().expect("SUCCESS").log())
                    .contains(
                            "Unknown parameter(s) found", "of " + bench.portal().url() + " into")
                    .doesNotContain("of https://collector");
        }
    }
}
