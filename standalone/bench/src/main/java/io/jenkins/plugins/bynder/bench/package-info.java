/** Benchmarks of the sync and of the alternatives to it. They do not test correctness. */
package io.jenkins.plugins.bynder.bench;
