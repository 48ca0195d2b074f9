/**
 * Messages of Amazon SNS: parse, verify, confirm.
 *
 * <p>{@link io.jenkins.plugins.bynder.engine.sns.MessageVerifier} decides whether a message is genuine, fresh and from a
 * trusted topic.
 */
package io.jenkins.plugins.bynder.engine.sns;
