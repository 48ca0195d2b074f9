package io.jenkins.plugins.bynder.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.sns.TopicArn;
import io.jenkins.plugins.bynder.sns.TopicHistory;
import java.util.Optional;

/** Tells what has come from a topic; implemented by the part that receives events. */
public interface TopicReports extends ExtensionPoint {

    /** Empty if nothing is known. */
    Optional<TopicHistory> history(TopicArn topic);
}
