package io.jenkins.plugins.bynder.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Helpers for texts. */
final class Texts {

    private Texts() {}

    /** Reads a resource of the tests. */
    static String resource(String name) throws IOException {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("No resource " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Quotes the text as a Groovy literal. */
    static String groovy(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + '\'';
    }
}
