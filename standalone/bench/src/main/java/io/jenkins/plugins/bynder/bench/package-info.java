/** Measures what the project claims, beside what somebody would use instead. Nothing here is a test of being correct. */
package io.jenkins.plugins.bynder.bench;
