/**
 * Events of a Bynder portal, as Amazon SNS delivers them: read, verify, store, merge.
 *
 * <p>{@link io.jenkins.plugins.bynder.engine.sns.Receiver} is the door that a message comes in by; what it lets through waits
 * in the {@link io.jenkins.plugins.bynder.engine.sns.Inbox} until {@link io.jenkins.plugins.bynder.engine.sns.Dispatcher} has handed
 * it over and a decision was taken.
 */
package io.jenkins.plugins.bynder.engine.sns;
