package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Why a transfer or a file operation failed, as a user-facing phrase. */
final class TransferErrors {

    private TransferErrors() {}

    /** Why bytes stopped coming, as a phrase. */
    static String broken(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage().strip();
        if (e instanceof SocketTimeoutException) {
            return SyncTexts.text("broken.silent");
        }
        if (e instanceof ZipException) {
            return SyncTexts.text("broken.compressed");
        }
        boolean early = e instanceof EOFException || message.contains("unexpected end of stream");
        if (early) {
            return SyncTexts.text("broken.early");
        }
        if (e instanceof ProtocolException) {
            return SyncTexts.text("broken.protocol");
        }
        return message.isEmpty() || message.equals("null") ? SyncTexts.text("broken.lost") : message;
    }

    /** A phrase without the path, which the caller adds. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return SyncTexts.text("disk.denied");
        }
        if (e instanceof FileAlreadyExistsException) {
            return SyncTexts.text("disk.inTheWay");
        }
        if (e instanceof NoSuchFileException) {
            return SyncTexts.text("disk.missing");
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return ErrorText.of(e);
    }
}
