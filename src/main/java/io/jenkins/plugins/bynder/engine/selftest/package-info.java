/** Checks what credentials are allowed to do in a portal. Independent of Jenkins. */
package io.jenkins.plugins.bynder.engine.selftest;
