/** Integrations: which portals there are, with which keys, as an administrator has set them up. */
package io.jenkins.plugins.bynder.config;
