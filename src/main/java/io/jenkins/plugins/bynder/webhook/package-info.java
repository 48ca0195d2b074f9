/** The door that a portal's events come in by, and the pages on which people see what became of them. */
package io.jenkins.plugins.bynder.webhook;
