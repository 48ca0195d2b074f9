package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.engine.util.DataText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Records as bytes with a checksum in front, because MVStore checks its own structure but not the values in it. */
final class RecordCodec {

    /** A record whose bytes do not match their checksum. */
    static final class DamagedRecordException extends RuntimeException {

        private static final long serialVersionUID = 1;

        DamagedRecordException(Throwable cause) {
            super("A record is damaged", cause);
        }
    }

    @FunctionalInterface
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private RecordCodec() {}

    static byte[] bytes(FolderAsset asset) {
        SyncedRevision revision = asset.revision();
        return bytes(out -> {
            out.writeLong(revision.modified().toEpochMilli());
            out.writeLong(revision.size());
            DataText.write(out, revision.name());
            DataText.write(out, revision.extension());
            DataText.write(out, revision.item());
            out.writeBoolean(revision.linking().isPresent());
            if (revision.linking().isPresent()) {
                out.writeLong(revision.linking().get().from().toEpochMilli());
                out.writeLong(revision.linking().get().to().toEpochMilli());
            }
            DataText.write(out, asset.path());
            DataText.write(out, asset.why().encoded());
            out.writeLong(asset.size());
            DataText.write(out, asset.sha256());
            out.writeInt(asset.build());
            DataText.write(out, asset.backlink());
            DataText.write(out, asset.backlinkState().encoded());
        });
    }

    static FolderAsset asset(String id, byte[] bytes) {
        return read(
                bytes,
                in -> new FolderAsset(
                        revision(id, in),
                        DataText.read(in),
                        LocalizableText.decode(DataText.read(in)),
                        in.readLong(),
                        DataText.read(in),
                        in.readInt(),
                        DataText.read(in),
                        LocalizableText.decode(DataText.read(in))));
    }

    /** {@link FolderAsset#revision} of a record. */
    static SyncedRevision revision(String id, byte[] bytes) {
        return read(bytes, in -> revision(id, in));
    }

    private static SyncedRevision revision(String id, DataInputStream in) throws IOException {
        Instant modified = Instant.ofEpochMilli(in.readLong());
        long listedSize = in.readLong();
        String name = DataText.read(in);
        String extension = DataText.read(in);
        String item = DataText.read(in);
        Optional<SyncedRevision.Period> linking = in.readBoolean()
                ? Optional.of(new SyncedRevision.Period(
                        Instant.ofEpochMilli(in.readLong()), Instant.ofEpochMilli(in.readLong())))
                : Optional.empty();
        return new SyncedRevision(id, modified, listedSize, name, extension, item, linking);
    }

    static byte[] bytes(FolderFacts facts) {
        return bytes(out -> {
            DataText.write(out, facts.portal());
            DataText.write(out, facts.tag());
            DataText.write(out, facts.folder());
            out.writeInt(facts.assets());
            out.writeLong(facts.bytes());
            out.writeInt(facts.build());
            out.writeLong(facts.time());
            out.writeBoolean(facts.complete());
            out.writeLong(facts.generation());
        });
    }

    static FolderFacts facts(byte[] bytes) {
        return read(
                bytes,
                in -> new FolderFacts(
                        DataText.read(in),
                        DataText.read(in),
                        DataText.read(in),
                        in.readInt(),
                        in.readLong(),
                        in.readInt(),
                        in.readLong(),
                        in.readBoolean(),
                        in.readLong()));
    }

    static byte[] bytes(UnreportedChange change) {
        return bytes(out -> {
            out.writeBoolean(change.there());
            DataText.write(out, change.name());
            DataText.write(out, change.path());
            out.writeLong(change.size());
            DataText.write(out, change.sha256());
            out.writeLong(change.number());
            out.writeBoolean(change.unreported());
        });
    }

    static UnreportedChange unreportedChange(byte[] bytes) {
        return read(
                bytes,
                in -> new UnreportedChange(
                        in.readBoolean(),
                        DataText.read(in),
                        DataText.read(in),
                        in.readLong(),
                        DataText.read(in),
                        in.readLong(),
                        in.readBoolean()));
    }

    static byte[] bytes(long number) {
        return bytes(out -> out.writeLong(number));
    }

    static long number(byte[] bytes) {
        return read(bytes, DataInputStream::readLong);
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
            byte[] content = bytes.toByteArray();
            bytes.reset();
            out.writeInt(checksum(content, 0));
            out.write(content);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    private static <T> T read(byte[] bytes, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != checksum(bytes, Integer.BYTES)) {
                throw new IOException("The checksum does not match");
            }
            return reader.read(in);
        } catch (IOException | RuntimeException e) {
            throw new DamagedRecordException(e);
        }
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return (int) checksum.getValue();
    }
}
