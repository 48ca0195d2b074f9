package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The codings of a body (RFC 9110, {@code Content-Encoding}), in the order of their application. Some hosts compress
 * although the request says {@code identity}.
 */
record ContentCoding(List<String> names) {

    /** Values that need no decoding: tools that upload to S3 write the others into the header, too. */
    private static final Set<String> PLAIN =
            Set.of("identity", "aws-chunked", "none", "binary", "utf-8", "utf8", "7bit", "8bit");

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    static ContentCoding of(String header) {
        List<String> names = new ArrayList<>();
        for (String one : header.toLowerCase(Locale.ROOT).split(",")) {
            String name = one.strip();
            if (!name.isEmpty() && !PLAIN.contains(name)) {
                names.add(name);
            }
        }
        return new ContentCoding(List.copyOf(names));
    }

    boolean none() {
        return names.isEmpty();
    }

    /** Whether {@link #decode} supports all of them. */
    boolean known() {
        return none() || names.stream().allMatch(name -> GZIP.contains(name) || name.equals("deflate"));
    }

    InputStream decode(InputStream coded) {
        InputStream stream = coded;
        for (int n = names.size() - 1; n >= 0; n--) {
            stream = new Decoded(stream, GZIP.contains(names.get(n)));
        }
        return stream;
    }

    /**
     * Reads lazily. Fails if the checksum or the end of the compressed data is wrong or missing. Reads the coded bytes
     * to their end, because only the end shows that all of them arrived.
     */
    private static final class Decoded extends InputStream {

        private final PushbackInputStream coded;
        private final boolean gzip;
        private InputStream plain;

        Decoded(InputStream coded, boolean gzip) {
            this.coded = new Waiting(coded);
            this.gzip = gzip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (plain == null) {
                plain = open();
            }
            int count = plain.read(buffer, offset, length);
            if (count < 0) {
                coded.transferTo(OutputStream.nullOutputStream());
            }
            return count;
        }

        private InputStream open() throws IOException {
            int first = coded.read();
            if (first < 0) {
                return InputStream.nullInputStream();
            }
            coded.unread(first);
            if (gzip) {
                return new GZIPInputStream(coded, 1 << 16);
            }
            // Some hosts omit the zlib header of "deflate"; the first byte shows it.
            boolean zlib = (first & 0x0f) == 8 && (first >> 4) <= 7;
            return new InflaterInputStream(coded, new Inflater(!zlib), 1 << 16);
        }

        @Override
        public void close() throws IOException {
            if (plain == null) {
                coded.close();
            } else {
                plain.close();
            }
        }
    }

    /**
     * Always reports available bytes, because GZIPInputStream otherwise takes the end of one gzip member for the end of
     * the file.
     */
    private static final class Waiting extends PushbackInputStream {

        Waiting(InputStream coded) {
            super(coded, 1);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
