package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What is wanted of a file, and what an answer to that means (RFC 9110, range and conditional requests).
 *
 * @param offset first byte wanted
 * @param validator of what is there already; empty if nothing is
 * @param onlyOne whether no byte after that is wanted
 */
record FileRequest(long offset, String validator, boolean onlyOne) {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
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
        // Packed bytes could neither be resumed nor compared with the size that the portal gives.
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

    /** @param done is run when the body has been closed, or there is none */
    FileAnswer sort(Response response, Timeouts timeouts, Runnable done) {
        int status = response.code();
        if (status == 200) {
            long length = response.body().contentLength();
            return new FileAnswer.Whole(body(response, timeouts, 0, length, length, done));
        }
        if (status == 206 && (offset > 0 || onlyOne)) {
            Matcher range = RANGE.matcher(response.header("Content-Range", ""));
            if (range.matches() && Long.parseLong(range.group(1)) == offset) {
                long length = Long.parseLong(range.group(2)) - offset + 1;
                long total = range.group(3).equals("*") ? FileBody.UNKNOWN : Long.parseLong(range.group(3));
                return new FileAnswer.Rest(body(response, timeouts, offset, length, total, done));
            }
        }
        response.close();
        done.run();
        return withoutBody(response);
    }

    private static String refusal(Response response) {
        String host = response.request().url().host();
        String type = response.header("Content-Type", "").replaceFirst(";.*", "").strip();
        return type.isEmpty()
                ? PortalTexts.text("file.status", host, response.code())
                : PortalTexts.text("file.statusOfType", host, response.code(), Excerpt.of(type, List.of()));
    }

    private FileAnswer withoutBody(Response response) {
        int status = response.code();
        return switch (status) {
            case 304 -> new FileAnswer.Unchanged();
            // S3 says 400 when the credentials behind a signature have expired before the signature.
            case 400, 401, 403, 410 -> new FileAnswer.Expired(refusal(response));
            case 202, 204 -> new FileAnswer.NotYet(refusal(response));
            case 404 -> new FileAnswer.Missing();
            case 416 -> new FileAnswer.Unsatisfiable(total(response));
            default -> {
                String host = response.request().url().host();
                boolean passing = status < 300 || status >= 500 || status == 408 || status == 429;
                yield passing
                        ? new FileAnswer.Failed(PortalTexts.text("file.status", host, status))
                        : new FileAnswer.Refused(PortalTexts.text("file.status", host, status));
            }
        };
    }

    private static long total(Response response) {
        Matcher range = NO_RANGE.matcher(response.header("Content-Range", ""));
        return range.matches() ? Long.parseLong(range.group(1)) : FileBody.UNKNOWN;
    }

    private static FileBody body(Response response, Timeouts timeouts, long offset, long length, long total, Runnable done) {
        String etag = response.header("ETag", "");
        String validator = etag.startsWith("\"") ? etag : response.header("Last-Modified", "");
        TimedBody stream = new TimedBody(response, timeouts) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    done.run();
                }
            }
        };
        return new FileBody(
                stream,
                offset,
                length,
                total,
                validator,
                response.header("Content-Type", ""));
    }
}
