package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** What file systems say when they fail, for people. */
final class Failures {

    private Failures() {}

    /** A phrase without the path, which the caller knows better. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return SyncTexts.text("disk.denied");
        }
        if (e instanceof FileAlreadyExistsException) {
            return SyncTexts.text("disk.inTheWay");
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
