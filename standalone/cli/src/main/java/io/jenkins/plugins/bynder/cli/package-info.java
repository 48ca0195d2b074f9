/** {@code bynder-sync}: the engine on a command line. */
package io.jenkins.plugins.bynder.cli;
