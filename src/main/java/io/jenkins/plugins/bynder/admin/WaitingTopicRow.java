package io.jenkins.plugins.bynder.admin;

import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.time.Instant;

/** One topic that waits for an administrator to approve or reject it, as the events page shows it. */
public record WaitingTopicRow(String arn, String account, String region, String since, boolean expired) {

    static WaitingTopicRow of(WaitingTopic waiting) {
        return new WaitingTopicRow(
                waiting.topic().toString(),
                waiting.topic().account(),
                waiting.topic().region(),
                Times.text(waiting.sent()),
                waiting.isExpired(Instant.now()));
    }

    public String getArn() {
        return arn;
    }

    public String getAccount() {
        return account;
    }

    public String getRegion() {
        return region;
    }

    public String getSince() {
        return since;
    }

    public boolean isExpired() {
        return expired;
    }
}
