package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The metadata files of a folder. Each contains the asset's id, so that other files are not touched. */
final class MetadataFiles {

    private final ImportFolder folder;
    private final PartialFiles parts;
    private final MetadataSpool spool;

    MetadataFiles(ImportFolder folder, PartialFiles parts, MetadataSpool spool) {
        this.folder = folder;
        this.parts = parts;
        this.spool = spool;
    }

    /**
     * Puts the metadata file beside the asset's file of that name, if it is due.
     *
     * @return false if another file has that name; it is kept
     */
    boolean write(ListedAsset asset, String name) throws IOException {
        if (!asset.metadata().due()) {
            return true;
        }
        Path target = beside(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !MetadataFile.isOf(target, asset.id())) {
            return false;
        }
        Path part = parts.metadata(asset.id());
        try (OutputStream bytes = Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC,
                LinkOption.NOFOLLOW_LINKS)) {
            bytes.write(spool.read(asset.metadata()));
        }
        ImportFolder.move(part, target);
        return true;
    }

    /** Renames the metadata file, if there is one, after its asset's file. */
    void follow(String id, String from, String to) throws IOException {
        Path source = beside(from);
        Path target = beside(to);
        if (MetadataFile.isOf(source, id)
                && (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) || MetadataFile.isOf(target, id))) {
            ImportFolder.move(source, target);
        }
    }

    /** Parks the metadata file, if there is one, with its asset's file. */
    void park(String id, String name) throws IOException {
        Path file = beside(name);
        if (MetadataFile.isOf(file, id)) {
            ImportFolder.move(file, parts.metadata(id));
        }
    }

    /** Restores a parked metadata file under another name. */
    void restore(String id, String name) throws IOException {
        Path part = parts.metadata(id);
        if (MetadataFile.isOf(part, id) && !Files.exists(beside(name), LinkOption.NOFOLLOW_LINKS)) {
            ImportFolder.move(part, beside(name));
        }
    }

    void delete(String id, String name) throws IOException {
        Path file = beside(name);
        if (MetadataFile.isOf(file, id)) {
            Files.deleteIfExists(file);
        }
    }

    private Path beside(String name) throws IOException {
        return folder.file(name + FileNames.METADATA_EXTENSION);
    }
}
