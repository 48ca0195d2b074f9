package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.util.Sha256;

/**
 * A file that this package put into the folder, as it was right then.
 *
 * @param path its name in the folder
 * @param size bytes
 * @param sha256 lower-case hexadecimal
 * @param mtime time of last modification in nanoseconds since 1970; with {@code size} it tells a file that nobody
 *     touched without reading it
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
