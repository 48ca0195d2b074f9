package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.Serializable;
import java.util.HashMap;

/**
 * What the agent's side of a sync gives back. Nothing in it is believed before {@link AgentReportValidator} has seen it.
 *
 * @param files names of files by the ids of their assets, if they were asked for
 * @param filesProblem why the names could not be read; empty if they were
 */
record AgentResult(SyncReport report, HashMap<String, String> files, String filesProblem) implements Serializable {

    private static final long serialVersionUID = 1;
}
