package io.jenkins.plugins.bynder.engine.events.inbox;

import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A disk that fills up, fails for a while, or loses power in the middle of a write. What it was not told to keep may be
 * gone after that, in part or as a whole, or be noise.
 */
public final class CrashingDisk implements AppendOnlyFile.Factory {

    private final Random random;
    private final List<Kept> open = new ArrayList<>();
    private long bytesToCrash;
    private long room = Long.MAX_VALUE;
    private boolean syncFails;
    private boolean truncateFails;
    private boolean crashed;

    /** @param bytesToCrash how many may still be written */
    public CrashingDisk(Random random, long bytesToCrash) {
        this.random = random;
        this.bytesToCrash = bytesToCrash;
    }

    public void room(long bytes) {
        room = bytes;
    }

    public void fails(boolean sync, boolean truncate) {
        syncFails = sync;
        truncateFails = truncate;
    }

    public boolean crashed() {
        return crashed;
    }

    /** The power goes, if it has not gone yet. */
    public void crash() throws IOException {
        crashed = true;
        for (Kept file : open) {
            file.loseWhatWasNotKept();
        }
        open.clear();
    }

    @Override
    public AppendOnlyFile open(Path file) throws IOException {
        requirePower();
        Kept kept = new Kept(file, AppendOnlyFile.toDisk(file));
        open.add(kept);
        return kept;
    }

    private void requirePower() throws IOException {
        if (crashed) {
            throw new IOException("No power");
        }
    }

    private final class Kept implements AppendOnlyFile {

        private final Path file;
        private final AppendOnlyFile real;
        private long length;
        private long safe;

        Kept(Path file, AppendOnlyFile real) throws IOException {
            this.file = file;
            this.real = real;
            this.length = Files.size(file);
            this.safe = length;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            requirePower();
            int most = (int) Math.min(bytes.length, Math.min(room, bytesToCrash));
            real.write(Arrays.copyOf(bytes, most));
            length += most;
            room -= most;
            bytesToCrash -= most;
            if (most < bytes.length) {
                if (bytesToCrash == 0) {
                    crash();
                }
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void sync() throws IOException {
            requirePower();
            if (syncFails) {
                throw new IOException("Input/output error");
            }
            safe = length;
        }

        @Override
        public void truncate(long to) throws IOException {
            requirePower();
            if (truncateFails) {
                throw new IOException("Input/output error");
            }
            real.truncate(to);
            length = to;
            safe = Math.min(safe, to);
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            real.close();
        }

        private void loseWhatWasNotKept() throws IOException {
            if (length == safe || !Files.exists(file)) {
                return;
            }
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                long end = Math.min(bytes.length(), safe + random.nextInt((int) (length - safe) + 1));
                bytes.setLength(end);
                if (random.nextInt(4) == 0 && end > safe) {
                    long from = safe + random.nextInt((int) (end - safe));
                    byte[] noise = new byte[(int) (end - from)];
                    if (random.nextBoolean()) {
                        random.nextBytes(noise);
                    }
                    bytes.seek(from);
                    bytes.write(noise);
                }
            }
        }
    }
}
