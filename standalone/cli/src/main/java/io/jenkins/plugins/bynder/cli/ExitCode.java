package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;

/** Exit codes of the process; {@code docs/command-line.md} and every {@code --help} list them too. */
final class ExitCode {

    static final int DONE = 0;
    static final int SOME_FAILED = 1;
    /** Wrong usage or configuration, including the folder. */
    static final int USAGE = 2;
    /** The portal rejected a request or was unreachable. */
    static final int PORTAL = 3;
    /** Stopped by the deletion limit. */
    static final int DELETION_LIMIT = 4;
    /** Files that may become available later are missing; the others are done. */
    static final int INCOMPLETE = 5;
    /** Java ran out of memory; the value of {@code EX_OSERR} in {@code sysexits.h}. */
    static final int MEMORY = 71;
    /** A defect of this program; the value of {@code EX_SOFTWARE} in {@code sysexits.h}. */
    static final int DEFECT = 70;
    /** The value that shells report after Ctrl-C. */
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
