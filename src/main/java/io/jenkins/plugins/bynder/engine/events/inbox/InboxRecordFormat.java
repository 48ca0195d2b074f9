package io.jenkins.plugins.bynder.engine.events.inbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Layout of a record: a mark to resynchronize on after damage, kind, length, a checksum over the remaining bytes,
 * payload. The mark contains a control character, which JSON always escapes: a message cannot forge a record inside its
 * text.
 */
final class InboxRecordFormat {

    /** More than the largest notification with every character escaped. */
    static final int MAX_PAYLOAD = 8 << 20;

    static final int OVERHEAD = 12;

    private static final byte[] MARK = {(byte) 0xb7, 0x1d, (byte) 0xe5};
    private static final int CHUNK = 64 << 10;

    /**
     * A record that was read.
     *
     * @param end offset of the next record
     */
    record Found(InboxRecord kind, long offset, byte[] payload, long end) {}

    private InboxRecordFormat() {}

    static byte[] encode(InboxRecord kind, byte[] payload) {
        ByteBuffer buffer = ByteBuffer.allocate(OVERHEAD + payload.length);
        buffer.put(MARK).put((byte) kind.ordinal()).putInt(payload.length);
        buffer.putInt(checksum((byte) kind.ordinal(), payload)).put(payload);
        return buffer.array();
    }

    /** The record at the offset; empty unless it is complete and undamaged. */
    static Optional<Found> read(RandomAccessFile file, long offset) throws IOException {
        long remaining = file.length() - offset;
        if (remaining < OVERHEAD) {
            return Optional.empty();
        }
        byte[] head = new byte[OVERHEAD];
        file.seek(offset);
        file.readFully(head);
        ByteBuffer buffer = ByteBuffer.wrap(head, MARK.length, OVERHEAD - MARK.length);
        byte kind = buffer.get();
        int length = buffer.getInt();
        int checksum = buffer.getInt();
        boolean sane = Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)
                && kind >= 0
                && kind < InboxRecord.values().length
                && length >= 0
                && length <= MAX_PAYLOAD
                && length <= remaining - OVERHEAD;
        if (!sane) {
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        file.readFully(payload);
        if (checksum(kind, payload) != checksum) {
            return Optional.empty();
        }
        return Optional.of(new Found(InboxRecord.values()[kind], offset, payload, offset + OVERHEAD + length));
    }

    /** Offset of the first mark at or after the given one; the length of the file if there is none. */
    static long nextMark(RandomAccessFile file, long from) throws IOException {
        long length = file.length();
        for (long at = from; at < length; at += CHUNK) {
            byte[] chunk = new byte[(int) Math.min(CHUNK + MARK.length - 1, length - at)];
            file.seek(at);
            file.readFully(chunk);
            for (int i = 0; i + MARK.length <= chunk.length; i++) {
                if (Arrays.equals(chunk, i, i + MARK.length, MARK, 0, MARK.length)) {
                    return at + i;
                }
            }
        }
        return length;
    }

    private static int checksum(byte kind, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(kind);
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }
}
