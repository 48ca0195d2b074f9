package io.jenkins.plugins.bynder.sample;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small encoded picture.
 *
 * @param bytes shared by all files that contain it; never modified
 */
record Picture(byte[] bytes, int width, int height) {

    /** Paints and caches pictures: files differ by their noise, not by their pictures. */
    static final class Studio {

        private static final int MOTIFS = 12;

        /** Shades of the sky. */
        private static final int BANDS = 8;

        private record Order(FileKind kind, int motif, int width, int height) {}

        private final Map<Order, Picture> drawn = new ConcurrentHashMap<>();

        Studio() {
            // A JDK without a window system fails at the first image if DISPLAY is set.
            if (System.getProperty("java.awt.headless") == null) {
                System.setProperty("java.awt.headless", "true");
            }
        }

        Picture draw(FileKind kind, long seed, int width, int height) {
            int motif = (int) Long.remainderUnsigned(Noise.mix(seed), MOTIFS);
            return drawn.computeIfAbsent(new Order(kind, motif, width, height), Studio::encode);
        }

        private static Picture encode(Order order) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            // ImageIO would otherwise use a temporary file.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(paint(order), order.kind.name(), stream)) {
                    throw new IllegalStateException("This Java writes no " + order.kind);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Picture(out.toByteArray(), order.width, order.height);
        }

        /** A sun over hills, in flat colours, so that its PNG is small. */
        private static BufferedImage paint(Order order) {
            double hue = (double) order.motif / MOTIFS;
            int nearColour = hsb(hue + 0.10, 0.55, 0.35);
            int hillColour = hsb(hue + 0.06, 0.50, 0.60);
            int sunColour = hsb(hue + 0.5, 0.35, 1.0);
            double sunX = 0.25 + 0.5 * (order.motif * 7 % MOTIFS) / MOTIFS;
            double ratio = (double) order.height / order.width;
            int[] sky = new int[BANDS];
            for (int band = 0; band < BANDS; band++) {
                sky[band] = hsb(hue, 0.30 + 0.05 * band, 0.97 - 0.02 * band);
            }
            int[] pixels = new int[order.width * order.height];
            for (int column = 0; column < order.width; column++) {
                double x = (double) column / order.width;
                double hill = 0.68 + 0.10 * Math.sin(2 * Math.PI * (x * 1.3 + hue));
                double nearHill = 0.84 + 0.07 * Math.sin(2 * Math.PI * (x * 0.9 + hue * 3));
                for (int row = 0; row < order.height; row++) {
                    double y = (double) row / order.height;
                    double up = (y - 0.35) * ratio;
                    int colour;
                    if (y > nearHill) {
                        colour = nearColour;
                    } else if (y > hill) {
                        colour = hillColour;
                    } else if ((x - sunX) * (x - sunX) + up * up < 0.012) {
                        colour = sunColour;
                    } else {
                        colour = sky[(int) (y * BANDS)];
                    }
                    pixels[row * order.width + column] = colour;
                }
            }
            BufferedImage image = new BufferedImage(order.width, order.height, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, order.width, order.height, pixels, 0, order.width);
            return image;
        }

        private static int hsb(double hue, double saturation, double brightness) {
            return Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness);
        }
    }
}
