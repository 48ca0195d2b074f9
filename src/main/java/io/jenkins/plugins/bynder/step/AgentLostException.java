package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import java.nio.channels.ClosedChannelException;

/**
 * The agent went away; the message is a user-facing message. The cause is how Jenkins tells lost agents from other failures:
 * {@code retry(conditions: [agent()])} and {@code retries} of Declarative look for it.
 */
final class AgentLostException extends AbortException {

    private static final long serialVersionUID = 1;

    AgentLostException(String message) {
        super(message);
        initCause(new ClosedChannelException());
    }
}
