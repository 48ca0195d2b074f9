package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
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
final class TransferErrorTexts {

    private TransferErrorTexts() {}

    /** Why bytes stopped coming, as a phrase. */
    static LocalizableText broken(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage().strip();
        if (e instanceof SocketTimeoutException) {
            return SyncTexts.message("broken.silent");
        }
        if (e instanceof ZipException) {
            return SyncTexts.message("broken.compressed");
        }
        boolean early = e instanceof EOFException || message.contains("unexpected end of stream");
        if (early) {
            return SyncTexts.message("broken.early");
        }
        if (e instanceof ProtocolException) {
            return SyncTexts.message("broken.protocol");
        }
        return message.isEmpty() || message.equals("null")
                ? SyncTexts.message("broken.lost")
                : LocalizableText.plain(message);
    }

    /**
     * The reason for the outcome of an asset whose file operation failed.
     *
     * @param key of a reason that takes the cause as a phrase
     */
    static LocalizableText failed(String key, IOException e) {
        return e instanceof FetchException fetch ? fetch.why() : SyncTexts.reason(key, reason(e));
    }

    /** A phrase without the path, which the caller adds. */
    static LocalizableText reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return SyncTexts.message("disk.denied");
        }
        if (e instanceof FileAlreadyExistsException) {
            return SyncTexts.message("disk.inTheWay");
        }
        if (e instanceof NoSuchFileException) {
            return SyncTexts.message("disk.missing");
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return LocalizableText.plain(system.getReason());
        }
        return ErrorText.localizable(e);
    }
}
