package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingTopicsYamlTest {

    private static final TopicArn TOPIC = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:portal-topic");
    private static final TopicArn OTHER = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:other-topic");

    private static final String BRAND = "Brand \"A\" \\ B";

    @Test
    void showsAllTopicsOfAnIntegrationWhoseCodeListsTooFew() {
        Map<String, Set<TopicArn>> current = new LinkedHashMap<>();
        current.put(BRAND, new LinkedHashSet<>(List.of(OTHER, TOPIC)));
        current.put("Second", Set.of(OTHER));
        current.put("Third", Set.of(OTHER));
        assertThat(MissingTopicsYaml.missing(
                        Map.of(BRAND, Set.of(OTHER), "Second", Set.of(OTHER), "Third", Set.of()), current))
                .isEqualTo("""
                        unclassified:
                          bynder:
                            integrations:
                              - name: "Brand \\"A\\" \\\\ B"
                                topics: |-
                                  arn:aws:sns:eu-central-1:123456789012:other-topic
                                  arn:aws:sns:eu-central-1:123456789012:portal-topic
                              - name: "Third"
                                topics: |-
                                  arn:aws:sns:eu-central-1:123456789012:other-topic
                        """);
    }

    @Test
    void showsNothingIfCodeListsAllTopics() {
        Map<String, Set<TopicArn>> code = Map.of(BRAND, Set.of(TOPIC));
        assertThat(MissingTopicsYaml.missing(code, code)).isEmpty();
        assertThat(MissingTopicsYaml.missing(code, Map.of(BRAND, Set.of()))).isEmpty();
    }

    @Test
    void showsNothingForIntegrationsThatCodeDoesNotDefine() {
        Map<String, Set<TopicArn>> current = Map.of(BRAND, Set.of(TOPIC));
        assertThat(MissingTopicsYaml.missing(Map.of(), current)).isEmpty();
        assertThat(MissingTopicsYaml.missing(Map.of("Second", Set.of()), current))
                .isEmpty();
    }
}
