/** Helpers that several packages of the engine share. Depends on the JDK only. */
package io.jenkins.plugins.bynder.engine.util;
