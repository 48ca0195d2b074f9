package io.jenkins.plugins.bynder.webhook;

import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.EventBatch;

/** Decides what events lead to. The portal of a batch is the URL that integrations name. */
public interface EventHandler extends ExtensionPoint {

    /**
     * Does what there is to do, such as starting builds, or finds a reason to do nothing.
     *
     * @throws Exception if it cannot be decided now; the same events are handed over again later
     */
    Decision handle(EventBatch batch) throws Exception;
}
