package io.jenkins.plugins.bynder.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and SIGTERM: interrupts the command, gives it a moment to finish and print its result, and then ends
 * the process in any case.
 */
final class Interruption extends Thread {

    /** Stopping takes at most two seconds in total; the rest is for the shutdown. */
    private static final Duration MAX_WAIT = Duration.ofMillis(1900);

    private final Thread command;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERRUPTED;

    private Interruption(Thread command) {
        super("interruption");
        this.command = command;
    }

    /** Watches the command on that thread until {@link #end}. */
    static Interruption watch(Thread command) {
        Interruption interruption = new Interruption(command);
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    /** The command has printed its result. */
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
            if (!ended.await(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(CliTexts.text("interrupted.hard"));
            }
        } catch (InterruptedException e) {
            // If the shutdown hook is interrupted, the process ends now.
        }
        // Otherwise the process would exit with a number that depends on the signal.
        Runtime.getRuntime().halt(exitCode);
    }
}
