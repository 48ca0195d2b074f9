/** What several packages of the engine need and the JDK lacks. Depends on the JDK only. */
package io.jenkins.plugins.bynder.engine.util;
