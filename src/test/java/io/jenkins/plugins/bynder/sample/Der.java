package io.jenkins.plugins.bynder.sample;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes DER as needed for certificates; the JDK has no public API to create them. Source: ITU-T X.690. */
final class Der {

    static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xff});
    static final byte[] NULL = tagged(0x05);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LAST_YEAR_OF_TWO_DIGITS = 2049;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bits(byte[] bytes) {
        return tagged(0x03, new byte[] {0}, bytes);
    }

    /** One byte of named bits, without trailing zeros. */
    static byte[] flags(int bits) {
        return tagged(0x03, new byte[] {(byte) Integer.numberOfTrailingZeros(bits), (byte) bits});
    }

    static byte[] octets(byte[] bytes) {
        return tagged(0x04, bytes);
    }

    static byte[] text(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As in certificates: two-digit years, and four digits from 2050 on. */
    static byte[] time(Instant time) {
        boolean late = time.atOffset(ZoneOffset.UTC).getYear() > LAST_YEAR_OF_TWO_DIGITS;
        String digits = TIME.format(time);
        return tagged(late ? 0x18 : 0x17, (late ? digits : digits.substring(2)).getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier in dotted form, for example {@code 2.5.4.3}. */
    static byte[] identifier(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift > 0) {
                    out.write(arc >> shift & 0x7f | 0x80);
                }
            }
            out.write(arc & 0x7f);
        }
        return tagged(0x06, out.toByteArray());
    }

    /** Context-specific tag with nested parts. */
    static byte[] explicit(int number, byte[]... parts) {
        return tagged(0xa0 | number, parts);
    }

    /** Context-specific tag with a text. */
    static byte[] implicit(int number, String text) {
        return tagged(0x80 | number, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() >= 0x80) {
            int zero = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - zero);
            out.write(length, zero, length.length - zero);
        } else {
            out.write(content.size());
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
