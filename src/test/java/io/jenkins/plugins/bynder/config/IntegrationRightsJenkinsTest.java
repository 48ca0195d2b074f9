package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What jobs may use an integration for. */
@Tag("jenkins")
class IntegrationRightsJenkinsTest {

    private final Integration integration = new Integration("Legal", "https://legal.bynder.com", "keys");

    @Test
    void emptyListsAllowEveryJobAndTag() {
        assertThat(integration.allows("any/job")).isTrue();
        assertThat(integration.tagFor("Print").value()).isEqualTo("Print");
        assertThat(integration.tagFor("").value()).isEqualTo("Gelato");
    }

    @Test
    void onlyItsOwnAndListedTagsMayBeSynced() {
        integration.setAllowedTags("Print\nWeb");

        assertThat(integration.tagFor("Web").value()).isEqualTo("Web");
        assertThat(integration.tagFor("").value()).isEqualTo("Gelato");
        assertThatThrownBy(() -> integration.tagFor("embargo")).hasMessageContaining("may not be synced");
        assertThatThrownBy(() -> integration.tagFor("web")).hasMessageContaining("may not be synced");
        assertThatThrownBy(() -> integration.setAllowedTags("a,b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyItsOwnAndListedLabelsMayBeWritten() {
        integration.setBacklinkLabels("Shop URL");

        assertThat(integration.labelFor("").text()).isEqualTo("Gelato URL");
        assertThat(integration.labelFor("gelato url").text()).isEqualTo("Gelato URL");
        assertThat(integration.labelFor("SHOP URL").text()).isEqualTo("Shop URL");
        assertThatThrownBy(() -> integration.labelFor("Copyright notice")).hasMessageContaining("may not be written");
    }

    @Test
    void trustingATopicChangesNoRights() {
        integration.setJobs("team-a");
        integration.setAllowedTags("Print");
        integration.setBacklinkJob("team-a/catalogue");
        integration.setBacklinkLabels("Shop URL");
        integration.setOverwriteBacklinks(true);
        integration.setProxyPasswordOnAgents(true);

        Integration more = integration.withTopic(TopicArn.of("arn:aws:sns:eu-central-1:123456789012:topic"));

        assertThat(more.hasRightsOf(integration)).isTrue();
        more.setJobs("");
        assertThat(more.hasRightsOf(integration)).isFalse();
    }
}
