package io.jenkins.plugins.bynder.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Types of pictures that are stored and served. Detected by their first bytes, not by what a host declares. */
enum ImageFormat {
    JPEG("image/jpeg") {
        @Override
        boolean fits(byte[] bytes) {
            return starts(bytes, 0, 0xFF, 0xD8, 0xFF);
        }
    },
    PNG("image/png") {
        @Override
        boolean fits(byte[] bytes) {
            return starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
        }
    },
    GIF("image/gif") {
        @Override
        boolean fits(byte[] bytes) {
            String start = new String(bytes, 0, Math.min(6, bytes.length), StandardCharsets.ISO_8859_1);
            return start.equals("GIF87a") || start.equals("GIF89a");
        }
    },
    WEBP("image/webp") {
        @Override
        boolean fits(byte[] bytes) {
            return starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P');
        }
    };

    private final String contentType;

    ImageFormat(String contentType) {
        this.contentType = contentType;
    }

    abstract boolean fits(byte[] bytes);

    String contentType() {
        return contentType;
    }

    /** Empty for any other type. SVG is never accepted, because it can contain scripts. */
    static Optional<ImageFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.fits(bytes)).findFirst();
    }

    private static boolean starts(byte[] bytes, int offset, int... magic) {
        if (bytes.length < offset + magic.length) {
            return false;
        }
        for (int n = 0; n < magic.length; n++) {
            if ((bytes[offset + n] & 0xFF) != magic[n]) {
                return false;
            }
        }
        return true;
    }
}
