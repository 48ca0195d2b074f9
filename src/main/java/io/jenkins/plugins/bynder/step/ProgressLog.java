package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.Progress;
import io.jenkins.plugins.bynder.engine.sync.SourceStatus;

/** The line of the build log that says how far a sync is. */
final class ProgressLog {

    private ProgressLog() {}

    static String text(Progress.Snapshot at, SourceStatus status) {
        String done =
                switch (at.phase()) {
                    case LISTING -> Messages.ProgressLog_listing(at.listed());
                    case PLANNING -> Messages.ProgressLog_planning(at.listed());
                    case TRANSFERRING ->
                        Messages.ProgressLog_transferring(
                                at.files(), at.filesTotal(), megabytes(at.bytes()), megabytes(at.bytesTotal()));
                    case CLEANING, ENDED -> Messages.ProgressLog_cleaning();
                };
        return status.waitingFor().isEmpty()
                ? done
                : Messages.ProgressLog_waiting(done, status.waitingFor(), Math.max(1, status.waitMillis() / 1000));
    }

    private static String megabytes(long bytes) {
        return String.format("%,.1f", bytes / 1e6);
    }
}
