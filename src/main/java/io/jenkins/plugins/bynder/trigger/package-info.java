/** Decides which jobs have something to do after an event or on a schedule, and queues their builds. */
package io.jenkins.plugins.bynder.trigger;
