/** Integrations: portals and their credentials, as configured by administrators. */
package io.jenkins.plugins.bynder.config;
