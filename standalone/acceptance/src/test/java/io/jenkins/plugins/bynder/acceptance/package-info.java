/**
 * The plugin in a real Jenkins, as people use it: over HTTP and in a browser, against the sample portal.
 *
 * <p>Needs {@code -Djenkins.war=FILE -Djenkins.plugins=DIR}; without them every test is reported as skipped.
 */
package io.jenkins.plugins.bynder.acceptance;
