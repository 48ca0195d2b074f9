package io.jenkins.plugins.bynder.webhook;

import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.events.EventBatch;

/** Handles batches of events. The portal of a batch is identified by the URL that integrations use. */
public interface EventHandler extends ExtensionPoint {

    /**
     * Handles the events, for example by starting builds.
     *
     * @throws Exception if that is impossible now; the same events are passed again later
     */
    Decision handle(EventBatch batch) throws Exception;
}
