package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;

/** What the process says to its caller; {@code docs/command-line.md} and every {@code --help} list the same. */
final class ExitCode {

    static final int DONE = 0;
    static final int SOME_FAILED = 1;
    /** Wrong usage or configuration, the folder included. */
    static final int USAGE = 2;
    /** The portal refused or could not be reached. */
    static final int PORTAL = 3;
    /** Stopped by the deletion guard. */
    static final int DELETION_LIMIT = 4;
    /** Files that may come later are missing; all that could be got is there. */
    static final int INCOMPLETE = 5;
    /** Java ran out of memory; the number of {@code EX_OSERR} in {@code sysexits.h}. */
    static final int MEMORY = 71;
    /** A defect of this program; the number of {@code EX_SOFTWARE} in {@code sysexits.h}. */
    static final int DEFECT = 70;
    /** As shells report a process that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(SyncReport.End end) {
        return switch (end) {
            case DONE -> DONE;
            case COMPLETED_WITH_FAILURES -> SOME_FAILED;
            case DELETION_LIMIT -> DELETION_LIMIT;
            case INCOMPLETE -> INCOMPLETE;
            case PORTAL_UNAVAILABLE -> PORTAL;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
