package io.jenkins.plugins.bynder.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.util.List;
import java.util.Optional;

/** Tells what has come from a topic; implemented by the part that receives events. */
public interface TopicReports extends ExtensionPoint {

    /** Empty if nothing is known. */
    Optional<TopicHistory> history(TopicArn topic);

    /** Topics that ask to deliver here and are on no list. */
    List<WaitingTopic> waiting();

    /** The secret that the event consumer URL must have; empty if none is required. */
    String requiredSecret();

    /** Below the root of Jenkins: where {@code approve} and {@code reject} are posted to. */
    String decisionsUrl();
}
