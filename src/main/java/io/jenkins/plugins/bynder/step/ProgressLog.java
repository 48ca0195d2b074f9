package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.util.Figures;

/** The progress line in the build log. */
final class ProgressLog {

    private ProgressLog() {}

    static String text(SyncProgress.Snapshot at, SourceStatus status) {
        Figures figures = Figures.inDefaultLocale();
        String done =
                switch (at.phase()) {
                    case LISTING -> Messages.ProgressLog_listing(at.listed());
                    case PLANNING -> Messages.ProgressLog_planning(at.listed());
                    case TRANSFERRING ->
                        Messages.ProgressLog_transferring(
                                at.files(), at.filesTotal(), figures.bytes(at.bytes()), figures.bytes(at.bytesTotal()));
                    case CLEANING, ENDED -> Messages.ProgressLog_cleaning();
                };
        return status.waitingFor().isEmpty()
                ? done
                : Messages.ProgressLog_waiting(
                        done, status.waitingFor(), figures.wholeSeconds(Math.max(1, status.waitMillis() / 1000)));
    }
}
