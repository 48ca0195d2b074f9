package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.acceptance.JenkinsClient.Page;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configuration as code. */
@InJenkins
final class CascIT {

    private static final Pattern BYNDER = Pattern.compile("(?m)^  bynder:\n(?:    .*\n|  - .*\n)+");

    @BeforeEach
    void needsThePlugin() throws IOException {
        AcceptanceSettings.assumePlugin("configuration-as-code");
    }

    @Test
    void everythingIsConfiguredFromOneFile(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("as-code");
        bench.assets(tag, 2);
        SampleCredentials keys = bench.keys();
        apply(
                        bench,
                        Texts.resource("bynder.yaml")
                                .formatted(
                                        keys.consumerKey(),
                                        keys.consumerSecret(),
                                        keys.tokenKey(),
                                        keys.tokenSecret(),
                                        keys.clientId(),
                                        keys.clientSecret(),
                                        keys.permanentToken(),
                                        bench.portal().url()))
                .ok();
        for (String integration : new String[] {"By four keys", "By client", "By token"}) {
            String name = bench.unique(tag);
            Job job = Job.step(
                    bench.admin(),
                    name,
                    JenkinsFixture.AGENT,
                    "bynderSync integration: '" + integration + "', tag: '" + tag + "'");
            assertThat(job.run().expect("SUCCESS").log()).contains("2 added");
        }
        assertThat(bench.agent().workspace(tag)).doesNotExist();
    }

    @Test
    void timeoutsAreImportedAndExported(JenkinsFixture bench) {
        String ours = ours(export(bench));
        String limited = ours + "      timeoutCall: 7200\n      timeoutSilence: 240\n";

        apply(bench, "unclassified:\n" + limited).ok();

        assertThat(ours(export(bench))).isEqualTo(limited);
        assertThat(apply(bench, "unclassified:\n" + limited.replace(": 240", ": 0"))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(ours(export(bench))).isEqualTo(limited);
        apply(bench, "unclassified:\n" + ours).ok();
    }

    @Test
    void rightsAreImportedAndExported(JenkinsFixture bench) {
        String ours = ours(export(bench));
        String rights = """
                  bynder:
                    folderPortals: |-
                      https://brand.bynder.com
                      https://other.bynder.com
                    integrations:
                    - allowedTags: |-
                        Print
                        Web
                      backlinkJob: "team-a/catalogue"
                      backlinkLabels: "Shop URL"
                      branchBacklinks: true
                      credentialsId: "four-keys"
                      enableBacklinks: true
                      formerNames: "Gelato"
                      jobs: |-
                        team-a
                        team-b/*-site
                      keepBacklinks: true
                      name: "Ice cream"
                      overwriteBacklinks: true
                      portalUrl: "%s"
                      proxyPasswordOnAgents: true
                      thumbnails: false
                      usageId: "8517905e-6c2f-47c3-96ca-0312027bbc95"
                """.formatted(bench.portal().url());
        try {
            apply(bench, "unclassified:\n" + rights).ok();

            assertThat(ours(export(bench))).isEqualTo(rights);
        } finally {
            apply(bench, "unclassified:\n" + ours.replace("  bynder:\n", "  bynder:\n    folderPortals: \"\"\n"))
                    .ok();
        }
        assertThat(ours(export(bench))).isEqualTo(ours);
    }

    @Test
    void codeWithoutTopicsKeepsApprovedTopics(JenkinsFixture bench) {
        String topic = "arn:aws:sns:eu-central-1:123456789012:approved";
        String config = "io.jenkins.plugins.bynder.config.BynderConfiguration.get()";
        String before = ours(export(bench));
        bench.admin()
                .script(config + ".trust('" + JenkinsFixture.INTEGRATION
                        + "', io.jenkins.plugins.bynder.engine.sns.TopicArn.of('" + topic + "'))");
        apply(bench, "unclassified:\n" + before).ok();
        assertThat(ours(export(bench))).contains(topic);
        assertThat(bench.admin().get("manage/bynder-events/").ok().text()).contains("topics: |-\n          " + topic);

        apply(bench, "unclassified:\n" + ours(export(bench))).ok();
        assertThat(bench.admin().get("manage/bynder-events/").ok().text()).doesNotContain("topics: |-");

        bench.admin().script(config + ".@approvedTopics.clear()");
        apply(bench, "unclassified:\n" + before).ok();
        assertThat(ours(export(bench))).isEqualTo(before);
    }

    @Test
    void anExportCanBeImportedAgainAndContainsNoSecret(JenkinsFixture bench) {
        String exported = export(bench);
        String ours = ours(exported);
        assertThat(exported)
                .contains("bynderApiCredentials:", "bynderOAuth2Client:")
                .doesNotContain("Failed to export");
        assertThat(bench.keyTexts()).noneMatch(exported::contains);
        assertThat(ours).contains("name: \"Ice cream\"", "credentialsId: \"four-keys\"");

        apply(bench, "unclassified:\n" + ours.replace("Ice cream", "Sorbet")).ok();
        assertThat(ours(export(bench))).isEqualTo(ours.replace("Ice cream", "Sorbet"));
    }

    @Test
    void rejectsWhatTheFormRejects(JenkinsFixture bench) {
        String before = ours(export(bench));
        String good = """
                unclassified:
                  bynder:
                    integrations:
                      - name: "Sorbet"
                        portalUrl: "https://brand.bynder.com"
                        credentialsId: "four-keys"
                        tag: "Gelato"
                        importFolder: "DAM import"
                """;
        for (String[] wrong : new String[][] {
            {"https://brand", "http://brand", "https"},
            {"Gelato", "one,two", "comma"},
            {"DAM import", "../out", "inside the workspace"},
            {"Sorbet", "", "Enter a name"},
            {"four-keys", "", "No credentials are selected"}
        }) {
            Page answer = apply(bench, good.replace(wrong[0], wrong[1]));

            assertThat(answer.status()).as(wrong[1]).isGreaterThanOrEqualTo(400);
            assertThat(ours(export(bench))).isEqualTo(before);
            assertThat(bench.jenkins().log()).content().contains(wrong[2]);
        }
        apply(bench, good).ok();
    }

    private static Page apply(JenkinsFixture bench, String yaml) {
        return bench.admin().post("configuration-as-code/apply", "application/yaml", yaml);
    }

    private static String export(JenkinsFixture bench) {
        return bench.admin().post("configuration-as-code/export", Map.of()).ok().text();
    }

    private static String ours(String exported) {
        Matcher found = BYNDER.matcher(exported);
        assertThat(found.find()).as(exported).isTrue();
        return found.group();
    }
}
