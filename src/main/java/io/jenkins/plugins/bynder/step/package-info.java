/** What jobs use: the Pipeline steps and the freestyle builder, and the hand-over of a sync to an agent. */
package io.jenkins.plugins.bynder.step;
