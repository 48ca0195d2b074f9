package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs whose config.xml was written by users or other programs: they load, and their builds report what is wrong. */
@InJenkins
final class ConfigXmlIT {

    @Test
    void aFreestyleStepWithoutUsableFieldsHasTheDefaults(JenkinsFixture bench) {
        String tag = bench.unique("bare");
        bench.assets(tag, 2);
        Job job = Job.freestyle(
                bench.admin(),
                tag,
                JenkinsFixture.AGENT,
                "<tag>" + tag + "</tag><concurrency>many</concurrency><maxDeletions>few</maxDeletions>"
                        + "<dryRun>perhaps</dryRun><unknown>1</unknown>");

        assertThat(job.run().expect("SUCCESS").log()).contains("2 added");
        assertThat(bench.admin()
                        .script("def step = Jenkins.get().getItem('" + tag + "').builders[0]; print(["
                                + "step.integration, step.importFolder, step.removedAssets, step.maxDeletions,"
                                + " step.concurrency, step.shard, step.onFailure].join('|'))")
                        .strip())
                .isEqualTo("||delete|null|16||fail");
    }

    @ParameterizedTest
    @CsvSource({
        "<removedAssets>burn</removedAssets>, Use delete or keep",
        "<onFailure>panic</onFailure>, 'Use fail, unstable or ignore'",
        "<maxDeletions>-1</maxDeletions>, cannot be negative",
        "<concurrency>1000</concurrency>, must be between 1 and 128",
        "<importFolder>../${JOB_NAME}</importFolder>, inside the workspace",
        "<shard>${BUILD_NUMBER}/0</shard>, written as index/count",
        "<shard>$SHARD</shard>, written as index/count",
        "<integration>$BRAND</integration>, There is no Bynder integration"
    })
    void aFreestyleBuildReportsAnErrorInOneSentence(String field, String sentence, JenkinsFixture bench) {
        Job job = Job.freestyle(bench.admin(), bench.unique("wrong"), JenkinsFixture.AGENT, field);

        assertThat(job.run().expect("FAILURE").log()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void aFreestyleStepExpandsVariablesInEveryTextField(JenkinsFixture bench) {
        String name = bench.unique("variables");
        bench.assets(name, 2);
        bench.admin()
                .script("import io.jenkins.plugins.bynder.config.*\n"
                        + "def all = BynderConfiguration.get()\n"
                        + "all.integrations = all.integrations + new Integration('" + name + "', '"
                        + bench.portal().url() + "', 'four-keys')");
        Job job = Job.freestyle(
                bench.admin(),
                name,
                JenkinsFixture.AGENT,
                "<integration>$JOB_NAME</integration><tag>${JOB_NAME}</tag><importFolder>of $JOB_NAME</importFolder>"
                        + "<shard>$BUILD_NUMBER/1</shard>");

        assertThat(job.run().expect("SUCCESS").log()).contains("2 added", "of " + name);
    }

    @Test
    void aTriggerWithUnusableFieldsHasTheDefaults(JenkinsFixture bench) {
        String name = bench.unique("trigger");
        bench.admin().post("createItem?name=" + name, "application/xml", """
                        <project>
                          <triggers>
                            <io.jenkins.plugins.bynder.trigger.BynderTrigger>
                              <spec>never</spec>
                              <schedule>at tea time</schedule>
                              <tag>one,two</tag>
                              <events>Not An Event!</events>
                            </io.jenkins.plugins.bynder.trigger.BynderTrigger>
                          </triggers>
                        </project>
                        """).ok();

        String stored = "def trigger = Jenkins.get().getItem('" + name
                + "').getTrigger(io.jenkins.plugins.bynder.trigger.BynderTrigger);"
                + "print([trigger.schedule, trigger.integration, trigger.tag, trigger.events].join('|'))";
        assertThat(bench.admin().script(stored).strip()).isEqualTo("H H * * *|||");
        bench.admin().script("Jenkins.get().getItem('" + name + "').doReload()");
        assertThat(bench.admin().script(stored).strip()).isEqualTo("H H * * *|||");
    }
}
