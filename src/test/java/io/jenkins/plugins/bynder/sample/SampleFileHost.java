package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Serves files like S3 with signed links. */
final class SampleFileHost {

    private final SampleLibrary library;
    private final FileLinks links;
    private final Quirks quirks;

    SampleFileHost(SampleLibrary library, FileLinks links, Quirks quirks) {
        this.library = library;
        this.quirks = quirks;
        this.links = links;
    }

    /** @param header returns the value of a request header */
    SampleAnswer answer(Call call, HeaderLookup header) {
        if (!links.isExact(call)) {
            return error(403, "SignatureDoesNotMatch", "The request signature does not match.");
        }
        return switch (call.route()) {
            case ORIGINAL -> original(call, header);
            case RENDITION -> rendition(call, header);
            default -> error(404, "NoSuchKey", "The specified key does not exist.");
        };
    }

    /** Request headers by name. */
    @FunctionalInterface
    interface HeaderLookup {
        Optional<String> get(String name);
    }

    private SampleAnswer original(Call call, HeaderLookup header) {
        if (call.authorization().isPresent()) {
            return error(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        if (!links.signed(call)) {
            return error(403, "SignatureDoesNotMatch", "The request signature does not match.");
        }
        if (links.expired(call)) {
            return expired();
        }
        Optional<SampleLibrary.StoredFile> file = library.file(call.variable("item"))
                .filter(found -> found.assetId().equals(call.assetId()));
        if (file.isEmpty()) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        SampleVersion linked = file.get().version();
        SampleVersion version = library.find(call.assetId())
                .map(asset -> quirks.served(asset, linked))
                .orElse(linked);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", version.kind().contentType());
        call.query()
                .first("response-content-disposition")
                .ifPresent(value -> headers.put("Content-Disposition", value));
        headers.put("Last-Modified", httpDate(version.created()));
        headers.put("ETag", etag(version.itemId() + quirks.etag(call.assetId())));
        return conditional(headers, quirks.delivered(version), header);
    }

    private SampleAnswer rendition(Call call, HeaderLookup header) {
        Optional<SampleLibrary.StoredFile> file = library.file(call.variable("item"));
        Optional<Derivative> derivative = library.derivatives().stream()
                .filter(one -> call.variable("name").equals(one.name() + '.' + FileKind.PNG.extension()))
                .findFirst();
        if (file.isEmpty() || derivative.isEmpty()) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", FileKind.PNG.contentType());
        headers.put("Cache-Control", "max-age=60");
        headers.put("ETag", etag(call.path()));
        return conditional(
                headers, library.rendition(file.get(), derivative.get()).content(), header);
    }

    private static String etag(String of) {
        return '"' + SampleIds.hash(of) + SampleIds.hash("etag " + of) + '"';
    }

    static SampleAnswer expired() {
        return error(403, "AccessDenied", "Request has expired");
    }

    private SampleAnswer conditional(Map<String, String> headers, Content content, HeaderLookup header) {
        headers.put("Accept-Ranges", "bytes");
        String etag = headers.get("ETag");
        if (header.get("If-None-Match").filter(etag::equals).isPresent()) {
            headers.remove("Content-Type");
            return SampleAnswer.of(304, headers, Content.of(new byte[0]));
        }
        Optional<ByteRange> range = header.get("Range")
                .filter(value -> !quirks.ignoresRanges())
                .flatMap(value -> ByteRange.parse(value, content.size()));
        boolean same = header.get("If-Range")
                .map(value -> value.equals(etag) || value.equals(headers.get("Last-Modified")))
                .orElse(true);
        if (range.isEmpty() || !same) {
            return SampleAnswer.of(200, headers, content);
        }
        if (!range.get().satisfiable()) {
            return error(416, "InvalidRange", "The requested range is not satisfiable")
                    .withHeader("Content-Range", "bytes */" + content.size());
        }
        ByteRange part = range.get();
        headers.put("Content-Range", "bytes " + part.first() + '-' + part.last() + '/' + content.size());
        return new SampleAnswer(206, headers, content, part.first(), part.length());
    }

    private static SampleAnswer error(int status, String code, String message) {
        return SampleAnswer.of(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message><RequestId>SAMPLE</RequestId></Error>");
    }

    private static String httpDate(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
