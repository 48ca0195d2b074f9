/** Runs the tests of the root build that need a Jenkins inside the test's own process. */
package io.jenkins.plugins.bynder.harness;
