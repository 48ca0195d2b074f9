package io.jenkins.plugins.bynder.engine.sync;

import java.io.Closeable;
import java.io.IOException;

/** The folder of a sync and what is kept in it between runs. */
record FolderContext(ImportFolder folder, PartialFiles parts, ResumableDownloads resumable) implements Closeable {

    static FolderContext in(ImportFolder folder) {
        PartialFiles parts = new PartialFiles(folder.parts(), folder.partialDownloadLog());
        return new FolderContext(folder, parts, new ResumableDownloads(folder, parts));
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
