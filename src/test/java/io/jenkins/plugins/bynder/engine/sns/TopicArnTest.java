package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicArnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sns:eu-central-1:123456789012:portal-topic",
                "arn:aws:sns:ap-southeast-3:123456789012:a_b",
                "arn:aws-cn:sns:cn-northwest-1:123456789012:t",
                "arn:aws-us-gov:sns:us-gov-east-1:123456789012:t"
            })
    void readsTopicsOfTheThreePartitions(String arn) {
        assertThat(TopicArn.of(" " + arn + "\n")).hasToString(arn);
        assertThat(TopicArn.parse(arn)).contains(TopicArn.of(arn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "portal-topic",
                "arn:aws:sqs:eu-central-1:123456789012:queue",
                "arn:aws:sns:eu-central-1:12345678901:t",
                "arn:aws:sns:eu-central-1:123456789012:",
                "arn:aws:sns:eu-central-1:123456789012:t.fifo",
                "arn:aws:sns:eu-central-1:123456789012:t:subscription",
                "arn:aws:sns:eu-central-1:123456789012:t\n",
                "arn:aws:sns:cn-north-1:123456789012:t",
                "arn:aws-cn:sns:eu-central-1:123456789012:t",
                "arn:aws:sns:us-gov-west-1:123456789012:t",
                "arn:aws-iso:sns:us-iso-east-1:123456789012:t",
                "arn:aws:sns:evil.example/:123456789012:t",
                "arn:aws:sns:EU-CENTRAL-1:123456789012:t"
            })
    void rejectsArnsThatCannotDeliver(String text) {
        assertThat(TopicArn.parse(text)).isEmpty();
    }

    @Test
    void explainsTheFormOfAnArn() {
        assertThatThrownBy(() -> TopicArn.of("portal"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:sns:REGION:ACCOUNT:NAME");
    }
}
