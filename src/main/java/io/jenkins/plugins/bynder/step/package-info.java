/** The Pipeline steps and the freestyle builder, and how a sync runs on an agent. */
package io.jenkins.plugins.bynder.step;
