package io.jenkins.plugins.bynder.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Content codings of HTTP. */
enum Coding implements UnaryOperator<Answer> {
    GZIP("gzip"),
    DEFLATE("deflate");

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    static Coding of(String token) {
        return token.equals(GZIP.token) ? GZIP : DEFLATE;
    }

    /** Packs the bytes of the answer; one without any stays as it is. */
    @Override
    public Answer apply(Answer answer) {
        if (answer.length() == 0) {
            return answer;
        }
        byte[] plain = new byte[Math.toIntExact(answer.length())];
        answer.body().read(answer.offset(), ByteBuffer.wrap(plain));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = this == GZIP ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.withHeader("Content-Encoding", token).withBody(packed.toByteArray());
    }
}
