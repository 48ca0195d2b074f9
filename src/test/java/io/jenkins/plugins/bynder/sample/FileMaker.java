package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Creates files of an exact size that programs can open. The bytes depend only on kind, seed, version and size. If the
 * size is too small for a valid file, the file is noise.
 */
final class FileMaker {

    /** Maximum payload of a JPEG segment: the two length bytes count too. */
    private static final int SEGMENT = 0xFFFF - 2;

    /** Picture sizes, each with the smallest file it is used for. */
    private static final List<Size> SIZES = List.of(
            new Size(120_000, 720, 480), new Size(50_000, 480, 320), new Size(5_000, 120, 80), new Size(0, 24, 16));

    private record Size(long from, int width, int height) {}

    private final Picture.Studio studio = new Picture.Studio();

    /** @param width of the picture in pixels, 0 if there is none */
    record Made(Content content, int width, int height) {}

    Made original(FileKind kind, long seed, int version, long size) {
        long mixed = Noise.mix(seed * 31 + version) ^ size;
        return switch (kind) {
            case JPEG, PNG -> picture(kind, mixed, size);
            case PDF -> new Made(pdf(mixed, size), 0, 0);
            case VIDEO -> new Made(video(mixed, size), 1920, 1080);
        };
    }

    /** A small picture with some noise, so that no two assets have the same one. */
    Made rendition(FileKind kind, long seed, int version, int width, int height) {
        long mixed = Noise.mix(seed * 31 + version);
        Picture picture = studio.draw(kind, mixed, width, height);
        return new Made(padded(kind, picture, mixed, picture.bytes().length + 64), width, height);
    }

    private Made picture(FileKind kind, long seed, long size) {
        for (Size wanted : SIZES) {
            if (size >= wanted.from()) {
                Picture picture = studio.draw(kind, seed, wanted.width(), wanted.height());
                if (picture.bytes().length + 16 <= size) {
                    return new Made(padded(kind, picture, seed, size), picture.width(), picture.height());
                }
            }
        }
        return new Made(noise(seed, size), 0, 0);
    }

    private static Content padded(FileKind kind, Picture picture, long seed, long size) {
        long spare = size - picture.bytes().length;
        return kind == FileKind.JPEG ? jpeg(picture.bytes(), seed, spare) : png(picture.bytes(), seed, spare);
    }

    /** Comment segments after the JFIF header, where cameras put theirs. */
    private static Content jpeg(byte[] picture, long seed, long spare) {
        int header = 2 + 2 + (((picture[4] & 0xFF) << 8) | (picture[5] & 0xFF));
        Content.Builder file = new Content.Builder().bytes(picture, 0, header);
        for (int number = 0; spare > 0; number++) {
            long payload = Math.min(spare - 4, SEGMENT);
            long left = spare - 4 - payload;
            // The rest must fit a whole segment or be zero.
            payload -= left > 0 && left < 4 ? 4 : 0;
            file.bytes(new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) ((payload + 2) >> 8), (byte) (payload + 2)});
            file.noise(seed + number, payload);
            spare -= 4 + payload;
        }
        return file.bytes(picture, header, picture.length).build();
    }

    /** One private, ancillary chunk before the end chunk. */
    private static Content png(byte[] picture, long seed, long spare) {
        int end = picture.length - 12;
        long payload = spare - 12;
        byte[] name = "saMp".getBytes(US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Math.max(payload, 1), 1 << 16));
        for (long at = 0; at < payload; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), payload - at));
            Noise.fill(seed, at, buffer);
            crc.update(buffer.flip());
        }
        return new Content.Builder()
                .bytes(picture, 0, end)
                .bytes(ByteBuffer.allocate(8).putInt((int) payload).put(name).array())
                .noise(seed, payload)
                .bytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array())
                .bytes(picture, end, picture.length)
                .build();
    }

    /** One blank page, and an unreferenced stream. */
    private static Content pdf(long seed, long size) {
        String head = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
        int pages = head.length();
        head += "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n";
        int page = head.length();
        head += "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n";
        int stream = head.length();
        // Twelve digits for the length and ten for the offset keep the frame's size fixed.
        String opening = "4 0 obj\n<</Length %012d>>\nstream\n";
        String closing = "\nendstream\nendobj\nxref\n0 5\n0000000000 65535 f \n"
                + entry(9) + entry(pages) + entry(page) + entry(stream)
                + "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%010d\n%%%%EOF\n";
        int frame =
                head.length() + format(opening, 0).length() + format(closing, 0).length();
        long payload = size - frame;
        if (payload < 0) {
            return noise(seed, size);
        }
        long xref = head.length() + format(opening, 0).length() + payload + "\nendstream\nendobj\n".length();
        return new Content.Builder()
                .bytes((head + format(opening, payload)).getBytes(US_ASCII))
                .noise(seed, payload)
                .bytes(format(closing, xref).getBytes(US_ASCII))
                .build();
    }

    private static String entry(long offset) {
        return format("%010d 00000 n \n", offset);
    }

    private static String format(String pattern, long number) {
        return String.format(Locale.ROOT, pattern, number);
    }

    /** An ISO media file: its brand and one data box with a 64-bit length. */
    private static Content video(long seed, long size) {
        byte[] brand = "\0\0\0\u0014ftypmp42\0\0\0\0mp42".getBytes(US_ASCII);
        long payload = size - brand.length - 16;
        if (payload < 0) {
            return noise(seed, size);
        }
        ByteBuffer box = ByteBuffer.allocate(16);
        box.putInt(1).put("mdat".getBytes(US_ASCII)).putLong(payload + 16);
        return new Content.Builder()
                .bytes(brand)
                .bytes(box.array())
                .noise(seed, payload)
                .build();
    }

    private static Content noise(long seed, long size) {
        return new Content.Builder().noise(seed, size).build();
    }
}
