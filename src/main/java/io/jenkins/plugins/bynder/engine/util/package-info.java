/** Helpers shared by several packages of the engine. Depends only on the JDK. */
package io.jenkins.plugins.bynder.engine.util;
