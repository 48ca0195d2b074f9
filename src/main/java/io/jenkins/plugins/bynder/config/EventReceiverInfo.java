package io.jenkins.plugins.bynder.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.util.List;
import java.util.Optional;

/** What the receiver of events knows and forms show: topics, the secret of its URL, and where administrators decide about them. */
public interface EventReceiverInfo extends ExtensionPoint {

    /** Empty if nothing is known. */
    Optional<TopicHistory> history(TopicArn topic);

    /** Topics that request a subscription and are not trusted. */
    List<WaitingTopic> waiting();

    /** The required secret of the event consumer URL; empty if none is required. */
    String requiredSecret();

    /** URL of the page where administrators approve and reject topics, relative to the root URL of Jenkins. */
    String decisionsUrl();
}
