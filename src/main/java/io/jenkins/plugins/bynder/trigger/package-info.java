/** Which jobs have something to do after an event, and how their builds are queued. */
package io.jenkins.plugins.bynder.trigger;
