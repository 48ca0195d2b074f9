/** Turns asset titles into file names that are safe on every platform and stable from run to run. */
package io.jenkins.plugins.bynder.engine.sync.names;
