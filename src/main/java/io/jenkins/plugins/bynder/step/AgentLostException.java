package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import java.nio.channels.ClosedChannelException;

/**
 * The agent was lost; the message is user-facing. Jenkins recognizes lost agents by the cause:
 * {@code retry(conditions: [agent()])} and {@code retries} of Declarative look for it.
 */
final class AgentLostException extends AbortException {

    private static final long serialVersionUID = 1;

    AgentLostException(String message) {
        super(message);
        initCause(new ClosedChannelException());
    }
}
