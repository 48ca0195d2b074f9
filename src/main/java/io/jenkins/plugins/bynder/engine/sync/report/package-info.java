/** The result of a sync, as JSON and as text. */
package io.jenkins.plugins.bynder.engine.sync.report;
