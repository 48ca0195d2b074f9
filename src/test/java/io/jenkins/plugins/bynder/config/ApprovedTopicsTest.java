package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApprovedTopicsTest {

    private static final TopicArn TOPIC = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:portal-topic");
    private static final TopicArn OTHER = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:other-topic");
    private static final String BRAND = "https://brand.bynder.com";
    private static final String SECOND = "https://second.bynder.com";

    private final ApprovedTopics approved = new ApprovedTopics(new TreeMap<>());

    @Test
    void theFirstIntegrationOfThePortalTrustsAnApprovedTopicThatNoIntegrationLists() {
        approved.add(BRAND, TOPIC);
        assertThat(approved.additions(List.of(lists(SECOND), lists(BRAND, OTHER), lists(BRAND))))
                .containsExactly(Set.of(), Set.of(TOPIC), Set.of());
        assertThat(approved.additions(List.of(lists(SECOND)))).containsExactly(Set.of());
    }

    @Test
    void anApprovedTopicThatAnIntegrationListsIsNotAdded() {
        approved.add(BRAND, TOPIC);
        assertThat(approved.additions(List.of(lists(BRAND), lists(BRAND, TOPIC))))
                .containsExactly(Set.of(), Set.of());
    }

    @Test
    void aTopicThatAnAdministratorRemovesIsNoLongerApproved() {
        approved.add(BRAND, TOPIC);
        approved.add(BRAND, OTHER);
        ApprovedTopics left = approved.without(Set.of(TOPIC));
        assertThat(left.of(BRAND)).containsExactly(OTHER);
        assertThat(left.portal(TOPIC.toString(), portal -> true)).isEmpty();
        assertThat(approved.of(BRAND)).containsExactlyInAnyOrder(TOPIC, OTHER);
    }

    @Test
    void findsThePortalOfATopicAmongTheWantedOnes() {
        approved.add(BRAND, TOPIC);
        assertThat(approved.portal(TOPIC.toString(), BRAND::equals)).contains(BRAND);
        assertThat(approved.portal(TOPIC.toString(), SECOND::equals)).isEmpty();
        assertThat(approved.of(SECOND)).isEmpty();
    }

    private static ApprovedTopics.Trust lists(String portal, TopicArn... topics) {
        return new ApprovedTopics.Trust(portal, Set.of(topics));
    }
}
