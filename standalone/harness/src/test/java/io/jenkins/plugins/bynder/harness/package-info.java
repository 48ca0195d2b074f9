/** Runs the tests of the root build that need a Jenkins in their own process. */
package io.jenkins.plugins.bynder.harness;
