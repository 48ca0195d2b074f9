package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A disk that has only so much room, fails or takes its time when told to, and counts how often it is waited for. */
public final class FailingDisk implements AppendOnlyFile.Factory {

    private volatile long room = Long.MAX_VALUE;
    private volatile boolean syncFails;
    private volatile boolean truncateFails;
    private volatile int syncs;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    public void room(long bytes) {
        room = bytes;
    }

    void syncFails(boolean fails) {
        syncFails = fails;
    }

    void truncateFails(boolean fails) {
        truncateFails = fails;
    }

    /** Blocks all waits for the disk until the latch is released. */
    void hold(CountDownLatch latch) {
        hold = latch;
    }

    int syncs() {
        return syncs;
    }

    /** As deaf to interrupts as a disk is. */
    private void awaitRelease() {
        boolean interrupted = Thread.interrupted();
        while (hold.getCount() > 0) {
            try {
                hold.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public AppendOnlyFile open(Path file) throws IOException {
        AppendOnlyFile real = AppendOnlyFile.toDisk(file);
        return new AppendOnlyFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                if (bytes.length > room) {
                    real.write(Arrays.copyOf(bytes, (int) room));
                    room = 0;
                    throw new IOException("No space left on device");
                }
                real.write(bytes);
                room -= bytes.length;
            }

            @Override
            public void sync() throws IOException {
                syncs++;
                awaitRelease();
                if (syncFails) {
                    throw new IOException("Input/output error");
                }
            }

            @Override
            public void truncate(long length) throws IOException {
                if (truncateFails) {
                    throw new IOException("Input/output error");
                }
                real.truncate(length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
