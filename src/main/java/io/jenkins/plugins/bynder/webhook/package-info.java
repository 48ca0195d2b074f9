/** The HTTP endpoint that receives a portal's events. */
package io.jenkins.plugins.bynder.webhook;
