/** Durable store of accepted messages: group commit, compaction, recovery after a crash. */
package io.jenkins.plugins.bynder.engine.events.inbox;
