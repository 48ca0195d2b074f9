/** Turns the names of assets into file names that are safe on every platform and stable from run to run. */
package io.jenkins.plugins.bynder.engine.sync.names;
