package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.Serializable;
import java.util.HashMap;

/**
 * Result of a sync on an agent. Untrusted until {@link AgentReportValidator} has checked it.
 *
 * @param files file names by asset id, if they were requested
 * @param filesProblem why the names could not be read; empty if they could
 */
record AgentResult(SyncReport report, HashMap<String, String> files, String filesProblem) implements Serializable {

    private static final long serialVersionUID = 1;
}
