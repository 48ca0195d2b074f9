/**
 * Events of a Bynder portal, from a verified message to a batch that is processed.
 *
 * <p>{@link io.jenkins.plugins.bynder.engine.events.MessageReceiver} verifies each message and stores it in the {@link
 * io.jenkins.plugins.bynder.engine.events.inbox.Inbox}; {@link io.jenkins.plugins.bynder.engine.events.Dispatcher}
 * processes it after the quiet period, and again after failures.
 */
package io.jenkins.plugins.bynder.engine.events;
