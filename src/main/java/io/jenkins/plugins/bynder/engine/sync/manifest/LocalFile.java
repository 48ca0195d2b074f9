package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.util.Sha256;

/**
 * State of a file right after the sync put it into the folder.
 *
 * @param path name in the folder
 * @param size in bytes
 * @param sha256 lower-case hexadecimal
 * @param mtime modification time in nanoseconds since 1970; together with {@code size} shows, without reading it, that
 * a file is unchanged
 */
public record LocalFile(String path, long size, String sha256, long mtime) {

    public LocalFile {
        if (!FileNames.isSafe(path) || size < 0 || sha256.length() != 64 || !Sha256.isHex(sha256)) {
            throw new IllegalArgumentException("Not a file of an import folder");
        }
    }

    public LocalFile at(String otherPath) {
        return new LocalFile(otherPath, size, sha256, mtime);
    }

    public LocalFile touched(long otherMtime) {
        return new LocalFile(path, size, sha256, otherMtime);
    }

    public boolean sameBytes(LocalFile other) {
        return size == other.size && sha256.equals(other.sha256);
    }
}
