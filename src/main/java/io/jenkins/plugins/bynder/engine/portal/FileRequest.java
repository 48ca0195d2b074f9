package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A request for a file, and the meaning of each response to it (RFC 9110, range and conditional requests).
 *
 * @param offset first byte to request
 * @param validator of the bytes already present; empty if there are none
 * @param onlyOne whether to request a single byte
 */
record FileRequest(long offset, String validator, boolean onlyOne) {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final long CLOCKS_MILLIS = 60_000;

    private static final Pattern NO_RANGE = Pattern.compile("bytes \\*/(\\d{1,18})");

    static FileRequest whole() {
        return new FileRequest(0, "", false);
    }

    static FileRequest rest(long offset, String validator) {
        if (offset <= 0) {
            throw new IllegalArgumentException("An offset to resume from is at least 1");
        }
        return new FileRequest(offset, requireValidator(validator), false);
    }

    static FileRequest ifChanged(String validator) {
        return new FileRequest(0, requireValidator(validator), false);
    }

    static FileRequest firstByte() {
        return new FileRequest(0, "", true);
    }

    private static String requireValidator(String validator) {
        if (validator.isEmpty() || !validator.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A validator is an ETag or a time, as the file host spelt it");
        }
        return validator;
    }

    Request to(HttpUrl url) {
        // Compressed bytes could neither be resumed nor compared with the size given by the portal.
        Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        if (onlyOne) {
            request.header("Range", "bytes=" + offset + "-" + offset);
        } else if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-").header("If-Range", validator);
        } else if (validator.startsWith("\"")) {
            request.header("If-None-Match", validator);
        } else if (!validator.isEmpty()) {
            request.header("If-Modified-Since", validator);
        }
        return request.build();
    }

    /** @param done runs when the body is closed, or at once if there is none */
    FileAnswer sort(Response response, Timeouts timeouts, Runnable done) {
        int status = response.code();
        ContentCoding coding = ContentCoding.of(String.join(",", response.headers("Content-Encoding")));
        if ((status == 200 || status == 206) && !coding.known()) {
            close(response, done);
            return new FileAnswer.Refused(PortalTexts.message(
                    "file.coding",
                    response.request().url().host(),
                    ErrorExcerpt.of(String.join(", ", coding.names()), List.of())));
        }
        if (status == 200) {
            long length = coding.none() ? response.body().contentLength() : FileBody.UNKNOWN;
            return new FileAnswer.Whole(body(response, timeouts, coding, 0, length, length, done));
        }
        if (status == 206) {
            Optional<FileAnswer> part = part(response, timeouts, coding, done);
            if (part.isPresent()) {
                return part.get();
            }
        }
        close(response, done);
        return status == 206 && (offset > 0 || onlyOne) ? new FileAnswer.WrongRange() : withoutBody(response);
    }

    private static void close(Response response, Runnable done) {
        response.close();
        done.run();
    }

    /**
     * Empty if this is not the requested range. Offsets of a compressed body count compressed bytes and are useless
     * here.
     */
    private Optional<FileAnswer> part(Response response, Timeouts timeouts, ContentCoding coding, Runnable done) {
        Matcher range = RANGE.matcher(response.header("Content-Range", ""));
        if (!range.matches() || (!coding.none() && !onlyOne)) {
            return Optional.empty();
        }
        long first = Long.parseLong(range.group(1));
        long length = Long.parseLong(range.group(2)) - first + 1;
        long total = range.group(3).equals("*") ? FileBody.UNKNOWN : Long.parseLong(range.group(3));
        if (first == offset && (offset > 0 || onlyOne)) {
            return Optional.of(new FileAnswer.Rest(body(response, timeouts, coding, offset, length, total, done)));
        }
        return first == 0 && length == total
                ? Optional.of(new FileAnswer.Whole(body(response, timeouts, coding, 0, length, total, done)))
                : Optional.empty();
    }

    private static LocalizableText refusal(Response response) {
        String host = response.request().url().host();
        String type =
                response.header("Content-Type", "").replaceFirst(";.*", "").strip();
        return type.isEmpty()
                ? PortalTexts.message("file.status", host, response.code())
                : PortalTexts.message("file.statusOfType", host, response.code(), ErrorExcerpt.of(type, List.of()));
    }

    private FileAnswer withoutBody(Response response) {
        int status = response.code();
        return switch (status) {
            case 304 -> new FileAnswer.Unchanged();
            // S3 responds with 400 when the credentials behind a signature expire before the signature does.
            case 400, 401, 403, 410 -> new FileAnswer.Expired(refusal(response));
            case 202, 204 -> new FileAnswer.NotYet(refusal(response));
            case 404 -> new FileAnswer.Missing();
            case 416 -> new FileAnswer.Unsatisfiable(total(response));
            default -> {
                String host = response.request().url().host();
                boolean passing = status < 300
                        || (status >= 500 && status != 501 && status != 505)
                        || status == 408
                        || status == 429;
                yield passing
                        ? new FileAnswer.Failed(PortalTexts.message("file.status", host, status))
                        : new FileAnswer.Refused(PortalTexts.message("file.status", host, status));
            }
        };
    }

    private static long total(Response response) {
        Matcher range = NO_RANGE.matcher(response.header("Content-Range", ""));
        return range.matches() ? Long.parseLong(range.group(1)) : FileBody.UNKNOWN;
    }

    private static FileBody body(
            Response response,
            Timeouts timeouts,
            ContentCoding coding,
            long offset,
            long length,
            long total,
            Runnable done) {
        TimedBody stream = new TimedBody(response, timeouts, done);
        return new FileBody(
                stream,
                coding,
                isDelimited(response),
                offset,
                length,
                total,
                coding.none() ? validator(response) : "",
                response.header("Content-Type", ""));
    }

    private static boolean isDelimited(Response response) {
        return response.body().contentLength() >= 0
                || response.header("Transfer-Encoding", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("chunked")
                || response.protocol() == Protocol.HTTP_2;
    }

    private static String validator(Response response) {
        String etag = response.header("ETag", "");
        if (etag.startsWith("\"")) {
            return etag;
        }
        // Two versions from the same second share a time. The time identifies a version only once that second, plus the
        // clock difference between a host's machines, has passed (RFC 9110, 8.8.2.2).
        Date modified = response.headers().getDate("Last-Modified");
        Date now = response.headers().getDate("Date");
        boolean over = modified != null && now != null && now.getTime() - modified.getTime() >= CLOCKS_MILLIS;
        return over ? response.header("Last-Modified", "") : "";
    }
}
