/** Checks what credentials allow in a portal. Independent of Jenkins. */
package io.jenkins.plugins.bynder.engine.selftest;
