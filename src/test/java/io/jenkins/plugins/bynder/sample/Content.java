package io.jenkins.plugins.bynder.sample;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes of a file: fixed parts alternating with noise, generated while they are read. 2 GiB need no more memory
 * than 2 KiB, and equal descriptions give equal bytes.
 */
public final class Content {

    private final List<Part> parts;
    private final long size;

    private Content(List<Part> parts) {
        this.parts = parts;
        this.size = parts.stream().mapToLong(Part::length).sum();
    }

    static Content of(byte[] bytes) {
        return new Builder().bytes(bytes).build();
    }

    /** Total bytes. */
    public long size() {
        return size;
    }

    /** SHA-256 in lower-case hex; reads everything, which takes seconds for a large file. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Math.max(size, 1), 1 << 16));
            for (long at = 0; at < size; at += buffer.limit()) {
                read(at, buffer.clear());
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** All bytes; only for small files. */
    public byte[] bytes() {
        ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(size));
        read(0, whole);
        return whole.array();
    }

    /** Appends so many bytes of noise, or cuts that many if negative. */
    Content extendedBy(long bytes, String seed) {
        List<Part> changed = new ArrayList<>(parts);
        if (bytes < 0) {
            changed = new ArrayList<>(List.of(new Cut(this, Math.max(0, size + bytes))));
        } else {
            changed.add(new Filler(seed.hashCode(), bytes));
        }
        return new Content(List.copyOf(changed));
    }

    /** Reads from {@code position} until {@code into} is full or the content ends. */
    public void read(long position, ByteBuffer into) {
        long start = 0;
        for (Part part : parts) {
            long end = start + part.length();
            if (position < end && into.hasRemaining()) {
                int count = (int) Math.min(into.remaining(), end - position);
                ByteBuffer window = into.slice(into.position(), count);
                part.read(position - start, window);
                into.position(into.position() + count);
                position += count;
            }
            start = end;
        }
    }

    private interface Part {
        long length();

        /** Fills {@code into}, which must not exceed the rest of the part. */
        void read(long position, ByteBuffer into);
    }

    private record Fixed(byte[] bytes, int from, int count) implements Part {
        @Override
        public long length() {
            return count;
        }

        @Override
        public void read(long position, ByteBuffer into) {
            into.put(bytes, from + (int) position, into.remaining());
        }
    }

    private record Filler(long seed, long length) implements Part {
        @Override
        public void read(long position, ByteBuffer into) {
            Noise.fill(seed, position, into);
        }
    }

    private record Repeated(byte value, long length) implements Part {
        @Override
        public void read(long position, ByteBuffer into) {
            while (into.hasRemaining()) {
                into.put(value);
            }
        }
    }

    private record Cut(Content whole, long length) implements Part {
        @Override
        public void read(long position, ByteBuffer into) {
            whole.read(position, into);
        }
    }

    static final class Builder {

        private final List<Part> parts = new ArrayList<>();

        Builder bytes(byte[] bytes) {
            return bytes(bytes, 0, bytes.length);
        }

        /** Keeps a reference to the array, so that files can share equal parts. */
        Builder bytes(byte[] bytes, int from, int to) {
            parts.add(new Fixed(bytes, from, to - from));
            return this;
        }

        Builder noise(long seed, long length) {
            parts.add(new Filler(seed, length));
            return this;
        }

        Builder repeated(byte value, long length) {
            parts.add(new Repeated(value, length));
            return this;
        }

        Content build() {
            return new Content(List.copyOf(parts));
        }
    }
}
