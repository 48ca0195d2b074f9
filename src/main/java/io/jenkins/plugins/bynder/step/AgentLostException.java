package io.jenkins.plugins.bynder.step;

import hudson.AbortException;

/** The connection to the agent broke during a sync; the message is a user-facing message. */
final class AgentLostException extends AbortException {

    private static final long serialVersionUID = 1;

    AgentLostException() {
        super(Messages.SyncOnAgent_agentLost());
    }
}
