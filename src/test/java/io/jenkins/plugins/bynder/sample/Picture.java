package io.jenkins.plugins.bynder.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * A small drawing, encoded.
 *
 * @param bytes shared by all files that show it; never changed
 */
record Picture(byte[] bytes, int width, int height) {

    /** Draws and keeps what it drew: files differ by the noise inside them, not each by a picture of its own. */
    static final class Studio {

        private static final int MOTIFS = 24;

        private record Order(FileKind kind, int motif, int width, int height) {}

        private final Map<Order, Picture> drawn = new ConcurrentHashMap<>();

        Studio() {
            // A JDK without a window system fails at the first image where DISPLAY is set.
            if (System.getProperty("java.awt.headless") == null) {
                System.setProperty("java.awt.headless", "true");
            }
        }

        Picture draw(FileKind kind, long seed, int width, int height) {
            int motif = (int) Long.remainderUnsigned(Noise.mix(seed), MOTIFS);
            return drawn.computeIfAbsent(new Order(kind, motif, width, height), Studio::encode);
        }

        private static Picture encode(Order order) {
            BufferedImage image = new BufferedImage(order.width, order.height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < order.height; y++) {
                for (int x = 0; x < order.width; x++) {
                    image.setRGB(x, y, colour(order, (double) x / order.width, (double) y / order.height));
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                if (!ImageIO.write(image, order.kind.name(), out)) {
                    throw new IllegalStateException("This Java writes no " + order.kind);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Picture(out.toByteArray(), order.width, order.height);
        }

        /** A sun over hills, in flat colours, so that a PNG of it stays small. */
        private static int colour(Order order, double x, double y) {
            double hue = (double) order.motif / MOTIFS;
            double sunX = 0.25 + 0.5 * ((order.motif * 7 % MOTIFS) / (double) MOTIFS);
            double hill = 0.68 + 0.10 * Math.sin(2 * Math.PI * (x * 1.3 + hue));
            double nearHill = 0.84 + 0.07 * Math.sin(2 * Math.PI * (x * 0.9 + hue * 3));
            if (y > nearHill) {
                return hsb(hue + 0.10, 0.55, 0.35);
            }
            if (y > hill) {
                return hsb(hue + 0.06, 0.50, 0.60);
            }
            if (Math.hypot(x - sunX, (y - 0.35) * order.height / order.width) < 0.11) {
                return hsb(hue + 0.5, 0.35, 1.0);
            }
            return hsb(hue, 0.30 + 0.05 * Math.floor(y * 8), 0.97 - 0.02 * Math.floor(y * 8));
        }

        private static int hsb(double hue, double saturation, double brightness) {
            return java.awt.Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness);
        }
    }
}
