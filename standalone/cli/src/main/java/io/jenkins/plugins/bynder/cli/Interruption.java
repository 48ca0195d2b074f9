package io.jenkins.plugins.bynder.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of Ctrl-C and of the wish to terminate: the command is interrupted, gets a moment to bring what it has
 * begun to an end and to say so, and then the process ends, whatever the command does.
 */
final class Interruption extends Thread {

    /** Stopping takes two seconds at most; a little of them is for the way out. */
    private static final Duration PATIENCE = Duration.ofMillis(1900);

    private final Thread command;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERRUPTED;

    private Interruption(Thread command) {
        super("interruption");
        this.command = command;
    }

    /** Watches over the command that runs in this thread until it has {@link #end ended}. */
    static Interruption watch(Thread command) {
        Interruption interruption = new Interruption(command);
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    /** The command has printed all it had to say. */
    void end(int code) {
        exitCode = code;
        ended.countDown();
    }

    @Override
    public void run() {
        if (ended.getCount() > 0) {
            command.interrupt();
        }
        try {
            if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(CliTexts.text("interrupted.hard"));
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a shutdown hook; if somebody does, the process ends now.
        }
        // Left to itself the process would report the signal instead, another number for each kind.
        Runtime.getRuntime().halt(exitCode);
    }
}
