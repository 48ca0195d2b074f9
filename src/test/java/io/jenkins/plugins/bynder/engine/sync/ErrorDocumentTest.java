package io.jenkins.plugins.bynder.engine.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 28: what is taken for an error document, and what must not be. */
class ErrorDocumentTest {

    private static final String PAGE = "<!doctype html><title>Sorry</title>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jpg | image/jpeg | <!doctype html><p>",
                "png | - | <html>",
                "gif | image/gif | <!-- x --><body>",
                "pdf | application/pdf | <?xml version='1.0'?><Error/>",
                "zip | application/zip | <Error><Code>AccessDenied</Code></Error>",
                "mp4 | video/mp4 | {\"error\":1}",
                "docx | - | [{\"message\":\"x\"}]",
                "tif | application/json; charset=utf-8 | null",
                "webp | text/plain | upstream timed out",
                "psd | application/problem+json | whatever",
                "ai | text/html | Sorry",
                "ai | application/postscript | <!DOCTYPE HTML PUBLIC x>",
                "svg | text/html; charset=utf-8 | <!-- login --><!doctype html><html>",
                "json | text/html | <html>",
                "csv | text/html | <!DOCTYPE html>",
                "- | - | <html lang='en'>",
                "xls | application/vnd.ms-excel | <Error><Code>AccessDenied</Code></Error>",
                "xyz | application/octet-stream | <?xml version='1.0'?><!DOCTYPE html><html>",
                "svg | application/octet-stream | <!doctype html><title>Sign in</title>",
                "svg | - | <html><head>",
                "svg | application/xml | <?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
                "svg | application/json | {\"message\":\"Forbidden\"}",
                "csv | binary/octet-stream | <!DOCTYPE html><html>",
                "csv | application/json | {\"message\":\"Forbidden\"}",
                "json | text/plain; charset=utf-8 | <html lang='en'>",
                "txt | text/html; charset=utf-8 | <!DOCTYPE html><html>",
                "eps | application/json | {\"error\": {\"code\":403}}",
                "- | - | {\"statuscode\":404,\"message\":\"x\"}",
                "jpg | - | Access denied",
                "zip | application/octet-stream | upstream connect error or disconnect/reset before headers"
            })
    void detectsDocuments(String extension, String type, String body) {
        assertThat(isIn(extension, type, body.getBytes(ISO_8859_1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "html | text/html | <!doctype html><p>",
                "svg | image/svg+xml | <?xml version='1.0'?><svg/>",
                "svg | text/html | <svg/>",
                "svg | image/svg+xml | <html>",
                "php | text/html | <html>",
                "xml | application/xml | <Error/>",
                "json | application/json | {\"error\":1}",
                "txt | text/plain | <html>",
                "icml | application/octet-stream | <?xml version='1.0'?><Document/>",
                "lottie | application/json | {\"v\":\"5.5\"}",
                "ai | application/pdf | %PDF-1.5 some text",
                "pdf | text/html | %PDF-1.4 some text",
                "pdf | text/plain | %PDF-1.4 some text",
                "eps | application/postscript | %!PS-Adobe-3.0 EPSF-3.0",
                "jpg | image/jpeg | nobody knows what this is",
                "jpg | application/octet-stream | {rtf of another name}",
                "- | binary/octet-stream | some bytes",
                "jpg | application/octet-stream | xxxxxxxxxxxxxxxxxxxx",
                "md | text/html | <p align=center>",
                "txt | - | <!DOCTYPE html><html>",
                "lottie | application/json | {\"nm\":\"error\"}",
                "json | application/octet-stream | {\"message\":\"x\"}",
                "csv | text/csv | error;message"
            })
    void acceptsFiles(String extension, String type, String body) {
        assertThat(isIn(extension, type, body.getBytes(ISO_8859_1))).isFalse();
    }

    @Test
    void detectsDocumentsWithByteOrderMarks() {
        assertThat(isIn("jpg", "image/jpeg", ("\ufeff" + PAGE).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(isIn("jpg", "image/jpeg", ("\ufeff" + PAGE).getBytes(UTF_16LE)))
                .isTrue();
    }

    @Test
    void acceptsBinaryBytesRegardlessOfTheType() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0};
        assertThat(isIn("jpg", "text/html", jpeg)).isFalse();
        assertThat(isIn("jpg", "text/plain", jpeg)).isFalse();
    }

    /** Old office programs write pages under names of their own; Bynder's size proves that the page is the file. */
    @Test
    void aPageOfTheListedSizeIsTheFileUnlessItsTypeForbidsIt() {
        byte[] page = PAGE.getBytes(ISO_8859_1);
        assertThat(new ErrorDocument("xls", false, page.length)
                        .isIn("application/vnd.ms-excel", page.length, page, page.length))
                .isFalse();
        assertThat(new ErrorDocument("csv", false, page.length).isIn("text/html", page.length, page, page.length))
                .isFalse();
        assertThat(new ErrorDocument("jpg", false, page.length).isIn("image/jpeg", page.length, page, page.length))
                .isTrue();
    }

    /** Case 29. */
    @ParameterizedTest
    @CsvSource({
        "jpg, 1000, true",
        "svg, 1000, true",
        "jpg, -1, true",
        "jpg, 4, false",
        "gz, 1000, false",
        "svgz, 1000, false",
        "ai, 1000, false"
    })
    void detectsAFileThatIsStillCompressed(String extension, long listed, boolean detected) {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};
        ErrorDocument document = new ErrorDocument(extension, false, listed);
        assertThat(document.isCompressed(gzip.length, gzip, gzip.length)).isEqualTo(detected);
    }

    @Test
    void anImageCannotBeEmptyUnlessBynderSaysSo() {
        assertThat(new ErrorDocument("jpg", false, -1).cannotBeEmpty()).isTrue();
        assertThat(new ErrorDocument("", true, -1).cannotBeEmpty()).isTrue();
        assertThat(new ErrorDocument("txt", false, -1).cannotBeEmpty()).isFalse();
        assertThat(new ErrorDocument("jpg", false, 0).cannotBeEmpty()).isFalse();
        assertThat(new ErrorDocument("txt", false, 0).cannotBeEmpty()).isFalse();
        assertThat(new ErrorDocument("txt", false, 7).cannotBeEmpty()).isTrue();
    }

    private static boolean isIn(String extension, String type, byte[] body) {
        return new ErrorDocument(extension == null ? "" : extension, false, 1_000_000)
                .isIn(type == null ? "" : type, body.length, body, body.length);
    }
}
