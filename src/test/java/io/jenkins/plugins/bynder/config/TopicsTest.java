package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final String ONE = "arn:aws:sns:eu-central-1:123456789012:portal-topic";
    private static final String OTHER = "arn:aws:sns:us-east-1:123456789012:portal-topic";

    @Test
    void acceptsOneTopicPerLineInAnySpelling() {
        assertThat(Topics.text(Topics.of(" " + ONE + " \r\n\n" + OTHER + "\n" + ONE)))
                .isEqualTo(ONE + "\n" + OTHER);
        assertThat(Topics.of(null)).isEmpty();
    }

    @Test
    void namesTheLineOfAnInvalidTopic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.of(ONE + "\n\nhttps://sns.eu-central-1.amazonaws.com/"))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Topics.of("arn:aws:sns:eu-central-1:123456789012:topic.fifo"));
    }
}
