package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An agent that was compromised by a build calls the controller as fast as it can. */
@InJenkins
final class HostileAgentIT {

    private static final int CALLS = 1_000;
    private static final int MOST_REQUESTS = 100 + 106 + 103;

    @Test
    void anAgentExhaustsNeitherTheRequestBudgetNorTheThreadsOfTheController(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("hostile");
        SampleAsset asset = bench.assets(tag, 1).get(0);
        bench.portal().traffic().reset();
        int before = threads(bench);

        String seen = bench.admin()
                .script(Texts.resource("hostile-agent.groovy")
                        .formatted(
                                Texts.groovy(Texts.resource("hostile-calls.groovy")),
                                Texts.groovy(tag),
                                JenkinsFixture.AGENT,
                                Texts.groovy(asset.id()),
                                CALLS));

        assertThat(bench.portal().traffic().apiRequests()).isBetween(1L, (long) MOST_REQUESTS);
        assertThat(seen).containsOnlyOnce("The agent asked the controller for more than this sync can need");
        assertThat(Integer.parseInt(seen.lines().findFirst().orElse("").strip()))
                .isBetween(CALLS - MOST_REQUESTS, CALLS);
        AwaitCondition.until("fewer than 20 more threads", Duration.ofMinutes(3), () -> threads(bench) - before < 20);
    }

    private static int threads(JenkinsFixture bench) {
        String script = "print java.lang.management.ManagementFactory.threadMXBean.threadCount";
        return Integer.parseInt(bench.admin().script(script).strip());
    }
}
