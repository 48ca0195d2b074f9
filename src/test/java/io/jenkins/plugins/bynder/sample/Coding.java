package io.jenkins.plugins.bynder.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** HTTP content codings, with the deviations of real hosts. */
public enum Coding implements UnaryOperator<SampleAnswer> {
    GZIP("gzip"),
    DEFLATE("deflate"),
    X_GZIP("x-gzip"),
    /** Two members, as written by parallel compressors. */
    GZIP_MEMBERS("gzip"),
    /** With a wrong checksum at the end. */
    GZIP_DAMAGED("gzip"),
    /** Without the zlib header, as some servers send it. */
    RAW_DEFLATE("deflate"),
    /** Bytes unchanged, because Java cannot decode it anyway. */
    BROTLI("br");

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    /** Encodes the body; an empty one stays unchanged. */
    @Override
    public SampleAnswer apply(SampleAnswer answer) {
        if (answer.length() == 0) {
            return answer;
        }
        byte[] plain = new byte[Math.toIntExact(answer.length())];
        answer.body().read(answer.offset(), ByteBuffer.wrap(plain));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            int half = this == GZIP_MEMBERS ? plain.length / 2 : plain.length;
            write(packed, plain, 0, half);
            if (half < plain.length) {
                write(packed, plain, half, plain.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = packed.toByteArray();
        if (this == GZIP_DAMAGED) {
            bytes[bytes.length - 8] ^= 1;
        }
        String before = answer.headers().getOrDefault("Content-Encoding", "");
        return answer.withHeader("Content-Encoding", before.isEmpty() ? token : before + ", " + token)
                .withBody(bytes);
    }

    private void write(OutputStream packed, byte[] plain, int from, int to) throws IOException {
        try (OutputStream out = over(packed)) {
            out.write(plain, from, to - from);
        }
    }

    private OutputStream over(OutputStream packed) throws IOException {
        return switch (this) {
            case GZIP, X_GZIP, GZIP_MEMBERS, GZIP_DAMAGED -> new GZIPOutputStream(packed);
            case DEFLATE -> new DeflaterOutputStream(packed);
            case RAW_DEFLATE -> new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            case BROTLI -> packed;
        };
    }
}
