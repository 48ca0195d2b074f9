package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF"})
    void detectsTheTypeByTheFirstBytes(String format, ImageFormat type) throws IOException {
        assertThat(ImageFormat.of(picture(format))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<html><script>alert(1)</script></html>",
                "GIF8",
                "RIFFxxxxWAVE",
                "%PDF-1.7",
                "\u0000\u0000\u0000"
            })
    void nothingElseIsAPicture(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ImageFormat.of(bytes)).isEmpty();
        assertThat(new ThumbnailStore(directory).keep("a", bytes)).isFalse();
        assertThat(new ThumbnailStore(directory).find("a")).isEmpty();
    }

    @Test
    void storesAndFindsAThumbnail() throws IOException {
        ThumbnailStore pictures = new ThumbnailStore(directory);
        byte[] png = picture("png");

        assertThat(pictures.keep("asset-1", png)).isTrue();

        assertThat(pictures.find("asset-1").orElseThrow().bytes()).isEqualTo(png);
        assertThat(pictures.find("asset-2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../asset-1", "..", "", "a/b", "a\\b", "a\u0000"})
    void anUnsafeIdFindsNothing(String id) throws IOException {
        assertThat(new ThumbnailStore(directory).find(id)).isEmpty();
    }

    @Test
    void rejectsALargePicture() throws IOException {
        byte[] large = java.util.Arrays.copyOf(picture("png"), ThumbnailStore.MAX_BYTES + 1);

        assertThat(new ThumbnailStore(directory).keep("a", large)).isFalse();
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
