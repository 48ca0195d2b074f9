/** A portal that speaks HTTP as Bynder does, for tests and demonstrations; shares no code with the engine. */
package io.jenkins.plugins.bynder.sample;
