package io.jenkins.plugins.bynder.engine.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects a web page, an error document or a compressed form that was sent instead of the file. Requires positive evidence: bytes of an
 * unknown kind count as the file, because users misname files and hosts misname types.
 *
 * @param extension of the wanted file, lower case, empty if it has none
 * @param rendition whether the wanted file was made by Bynder
 * @param size the file should have, -1 if unknown
 */
record ErrorDocument(String extension, boolean rendition, long size) {

    /** Number of leading bytes that decide the result. */
    static final int HEAD = 512;

    /** Files that never are documents in markup or JSON, and never printable text. */
    private static final Set<String> BINARY = Set.of(
            ("jpg jpeg jpe jfif jp2 jpx j2k png apng gif webp tif tiff bmp ico psd psb heic heif avif cr2 cr3 nef arw dng"
                            + " raf orf rw2 mp4 m4v mov qt avi mkv webm wmv mpg mpeg mxf flv 3gp ogv mp3 m4a wav aif aiff"
                            + " aac flac ogg oga opus wma pdf zip 7z rar gz tgz bz2 xz tar jar docx xlsx pptx dotx potx"
                            + " ppsx xlsm pptm odt ods odp epub idml indd sketch key pages numbers ttf otf woff woff2 glb")
                    .split(" "));

    /** Files that may be any text, a web page included. */
    private static final Set<String> TEXT = Set.of(
            ("html htm xhtml xht shtml mht mhtml svg xml xsl xslt xsd rss atom json jsonl geojson txt text md csv tsv css"
                            + " js mjs ts jsx tsx php asp aspx jsp vue eml url webloc yml yaml log rtf tex ipynb")
                    .split(" "));

    /** Those of them that never begin as a web page does. */
    private static final Set<String> NO_PAGE =
            Set.of("svg json jsonl geojson ipynb rtf css csv tsv xsd rss atom yml yaml".split(" "));

    /** Those of them that may hold one, but then hosts do not send them as one. */
    private static final Set<String> NO_TYPED_PAGE =
            Set.of("txt text md js mjs ts jsx tsx eml url webloc log tex".split(" "));

    private static final Set<String> JSON_TEXT = Set.of("json", "jsonl", "geojson", "ipynb");

    /** Files that are compressed themselves. */
    private static final Set<String> GZIP = Set.of("gz", "tgz");

    private static final Pattern PROLOGUE = Pattern.compile("(?s)(\\s+|<\\?.*?\\?>|<!--.*?-->)+");
    private static final Pattern PAGE = Pattern.compile(
            "(?s)<(!doctype\\s+html|(html|head|body|title|meta|script|style|center|h[1-6]|div|p|pre)[\\s/>]).*");
    private static final Pattern WHOLE_PAGE = Pattern.compile("(?s)<(!doctype\\s+html|html[\\s>]).*");
    private static final Pattern MARKUP = Pattern.compile("(?s)<[a-z!?/].*");
    private static final Pattern S3 = Pattern.compile("(?s)<error[\\s>].*");
    private static final Pattern JSON = Pattern.compile("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d]).*");
    /** An error of an API: its first field tells. */
    private static final Pattern JSON_ERROR = Pattern.compile("(?s)\\{\\s*\"(message|errors?|error_?(code|message"
            + "|description)|status(_?code)?|fault|detail|timestamp|success|request_?id)\"\\s*:.*");

    private static final Pattern SENTENCE =
            Pattern.compile("\\b(access denied|forbidden|unauthori[sz]ed|not found|error"
                    + "|errors|failed|expired|invalid|unavailable|time-?out|timed out|upstream|too many requests)\\b");

    /** Formats that are printable. */
    private static final Pattern TEXT_FORMAT = Pattern.compile("(?s)\\s*(%pdf-|%!ps|\\{\\\\rtf).*");

    private static final Pattern UNTYPED = Pattern.compile("(|text/plain|(application|binary)/octet-stream)(\\s*;.*)?");
    private static final Pattern JSON_OR_TEXT_TYPE = Pattern.compile("(text/|application/([a-z.-]+\\+)?(json|xml)).*");

    static ErrorDocument in(ListedAsset asset, String rendition) {
        return new ErrorDocument(
                FileNames.extensionOf(asset.plain()).toLowerCase(Locale.ROOT), !rendition.isEmpty(), asset.size());
    }

    /**
     * Whether a body is a document instead of the file.
     *
     * @param type the host's {@code Content-Type}; may be empty
     * @param total bytes of the body, -1 if unknown
     * @param head its first bytes, {@link #HEAD} unless it is shorter
     */
    boolean isIn(String type, long total, byte[] head, int length) {
        String kind = type.strip().toLowerCase(Locale.ROOT);
        boolean typedAsText = JSON_OR_TEXT_TYPE.matcher(kind).matches();
        boolean untyped = UNTYPED.matcher(kind).matches();
        if (isBinary()
                && !typedAsText
                && !kind.startsWith("application/xhtml")
                && !beginsAsMarkup(head, length)
                && !(untyped && isShortError(head, length))) {
            return false; // Nearly every picture, so the rest need not be quick.
        }
        String text = text(head, length).toLowerCase(Locale.ROOT);
        boolean typedAsPage = kind.startsWith("text/html") || kind.startsWith("application/xhtml");
        String start =
                PROLOGUE.matcher(text).lookingAt() ? PROLOGUE.matcher(text).replaceFirst("") : text;
        boolean asListed = total >= 0 && total == size;
        if (NO_PAGE.contains(extension)) {
            boolean page = typedAsPage
                    ? PAGE.matcher(start).matches()
                    : untyped && WHOLE_PAGE.matcher(start).matches();
            return !asListed && (page || isError(start));
        }
        if (TEXT.contains(extension)) {
            return !asListed
                    && typedAsPage
                    && NO_TYPED_PAGE.contains(extension)
                    && WHOLE_PAGE.matcher(start).matches();
        }
        if (typedAsPage) {
            return isPrintable(text);
        }
        if (isBinary()) {
            return MARKUP.matcher(text.stripLeading()).matches()
                    || JSON.matcher(text.stripLeading()).matches()
                    || (typedAsText && isPrintable(text) && !asListed)
                    || (untyped && isShortError(head, length) && !asListed);
        }
        return !asListed && (PAGE.matcher(start).matches() || isError(start));
    }

    /** A sentence of a gateway, such as "Access denied". */
    private static boolean isShortError(byte[] head, int length) {
        if (length >= HEAD) {
            return false;
        }
        String text = text(head, length).toLowerCase(Locale.ROOT);
        return isPrintable(text) && SENTENCE.matcher(text).find();
    }

    private boolean isError(String start) {
        return S3.matcher(start).matches()
                || (!JSON_TEXT.contains(extension) && JSON_ERROR.matcher(start).matches());
    }

    /**
     * Whether a decoded body is still compressed: the host compressed it, or did so twice, and did not say so.
     *
     * @param total bytes of the body, -1 if unknown
     */
    boolean isCompressed(long total, byte[] head, int length) {
        return (isBinary() || TEXT.contains(extension))
                && !GZIP.contains(extension)
                && (total < 0 || total != size)
                && length > 2
                && beginsAsGzip(head);
    }

    private static boolean beginsAsGzip(byte[] head) {
        return (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b && head[2] == 8;
    }

    /** Whether further bytes could show that the body is not the file; such a beginning must not be resumed. */
    boolean mayBeIn(byte[] head, int length) {
        return (length <= 2 && head[0] == 0x1f)
                || ((!TEXT.contains(extension) || NO_PAGE.contains(extension)) && beginsAsMarkup(head, length));
    }

    private static boolean beginsAsMarkup(byte[] head, int length) {
        String text = text(head, length).stripLeading();
        return text.isEmpty() || "<{[".indexOf(text.charAt(0)) >= 0;
    }

    /** Whether an empty file must be wrong. */
    boolean cannotBeEmpty() {
        return size > 0 || (size < 0 && isBinary());
    }

    private boolean isBinary() {
        return BINARY.contains(extension) || (rendition && extension.isEmpty());
    }

    private static boolean isPrintable(String text) {
        return !TEXT_FORMAT.matcher(text).matches()
                && text.chars().noneMatch(c -> c < 0x09 || (c > 0x0d && c < 0x20 && c != 0x1b));
    }

    /** The leading bytes as text, without a byte order mark. */
    private static String text(byte[] head, int available) {
        int length = Math.min(available, HEAD);
        int first = length > 1 ? (head[0] & 0xff) << 8 | head[1] & 0xff : 0;
        String text;
        if (first == 0xfffe || first == 0xfeff) {
            text = new String(head, 2, length - 2, first == 0xfffe ? UTF_16LE : UTF_16BE);
        } else {
            boolean marked = first == 0xefbb && length > 2 && (head[2] & 0xff) == 0xbf;
            text = new String(head, marked ? 3 : 0, marked ? length - 3 : length, ISO_8859_1);
        }
        return text;
    }
}
