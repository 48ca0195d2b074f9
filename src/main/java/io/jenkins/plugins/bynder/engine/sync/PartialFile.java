package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/** A partial file, open for appending; keeps the SHA-256 of its content. Every failure is a disk failure. */
final class PartialFile implements Closeable {

    private final FileChannel channel;
    private MessageDigest digest = Sha256.sha256();
    private long length;

    /** @param resume whether to append to the existing bytes, after {@link #readBack} */
    PartialFile(Path path, boolean resume) throws DiskException {
        try {
            Set<OpenOption> options = new HashSet<>(Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS));
            if (!resume) {
                options.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
            channel = FileChannel.open(path, options);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    /** Hashes the bytes that an earlier run has left. */
    void readBack(byte[] buffer) throws DiskException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer);
            for (int n = channel.read(bytes.clear()); n >= 0; n = channel.read(bytes.clear())) {
                digest.update(buffer, 0, n);
                length += n;
            }
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    void append(byte[] buffer, int count) throws DiskException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new DiskException(e);
        }
        digest.update(buffer, 0, count);
        length += count;
    }

    void startOver() throws DiskException {
        if (length == 0) {
            return;
        }
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw new DiskException(e);
        }
        digest = Sha256.sha256();
        length = 0;
    }

    long length() {
        return length;
    }

    /** SHA-256 of the bytes so far. */
    String sha256() {
        try {
            return Sha256.hex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java can copy SHA-256", e);
        }
    }

    /** Syncs the bytes to disk and returns their SHA-256; nothing can be appended afterwards. */
    String finish() throws DiskException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new DiskException(e);
        }
        return Sha256.hex(digest.digest());
    }

    @Override
    public void close() throws DiskException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }
}
