package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server's response.
 *
 * @param offset start of the response in {@code body}
 * @param length number of bytes of {@code body} to send
 */
public record SampleAnswer(int status, Map<String, String> headers, Content body, long offset, long length) {

    /** Escapes all but ASCII, like PHP, so that even an unpaired surrogate can be sent. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public SampleAnswer {
        headers = Map.copyOf(headers);
    }

    /** A complete body of one type. */
    public static SampleAnswer of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(UTF_8));
    }

    public static SampleAnswer of(int status, String contentType, byte[] body) {
        return of(status, Map.of("Content-Type", contentType), Content.of(body));
    }

    static SampleAnswer of(int status, Map<String, String> headers, Content body) {
        return new SampleAnswer(status, headers, body, 0, body.size());
    }

    /** @param value anything that Jackson can write */
    static SampleAnswer json(int status, Object value) {
        try {
            return of(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The usual error body of {@code /api/v4}; a successful write looks the same. */
    static SampleAnswer message(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("statuscode", status);
        return json(status, body);
    }

    /** The same, from services that send the number as a string. */
    static SampleAnswer messageWithTextCode(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("statuscode", Integer.toString(status));
        return json(status, body);
    }

    static SampleAnswer html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><p>Please try again later.</p></body></html>\n";
        return of(status, "text/html; charset=utf-8", page);
    }

    static SampleAnswer empty(int status) {
        return of(status, Map.of(), Content.of(new byte[0]));
    }

    public SampleAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SampleAnswer(status, more, body, offset, length);
    }

    SampleAnswer withoutHeader(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new SampleAnswer(status, fewer, body, offset, length);
    }

    SampleAnswer withBody(byte[] bytes) {
        return new SampleAnswer(status, headers, Content.of(bytes), 0, bytes.length);
    }

    /** A shorter response with matching headers. */
    SampleAnswer shortenedTo(long bytes) {
        return new SampleAnswer(status, headers, body, offset, Math.min(length, bytes));
    }
}
