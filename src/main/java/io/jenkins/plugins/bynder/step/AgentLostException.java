package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import java.io.EOFException;

/**
 * The agent was lost; the message is user-facing. Jenkins recognizes lost agents by the cause:
 * {@code retry(conditions: [agent()])} and {@code retries} of Declarative look for it. With a
 * {@code ClosedChannelException}, which Jenkins cannot store on Java 17 and later, it would print the stack.
 */
final class AgentLostException extends AbortException {

    private static final long serialVersionUID = 1;

    AgentLostException(String message) {
        super(message);
        initCause(new EOFException());
    }
}
