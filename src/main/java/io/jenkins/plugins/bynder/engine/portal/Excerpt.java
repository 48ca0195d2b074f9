package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a portal says about a refusal, fit for our own sentences: short, on one line, and without anything that must not
 * get out, should the portal quote what we sent.
 */
final class Excerpt {

    private static final int LONGEST = 200;
    private static final String HIDDEN = "…";
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S*");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_+/=.%~-]{40,}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Z}\\s]+");

    private Excerpt() {}

    /**
     * @param body of the answer: JSON in one of Bynder's forms, or plain text
     * @param secrets values to leave out wherever they appear
     * @return empty if there is nothing to say
     */
    static String of(String body, List<String> secrets) {
        String text = message(body);
        for (String secret : secrets) {
            text = text.replace(secret, HIDDEN).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
        }
        text = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        text = ADDRESS.matcher(text).replaceAll(HIDDEN);
        text = OPAQUE.matcher(text).replaceAll(HIDDEN);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + HIDDEN;
    }

    private static String message(String body) {
        String text = body.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try (var json = Json.parser(text)) {
            json.nextToken();
            Map<String, String> said = Json.scalars(json, "message", "error_description", "detail", "title", "error");
            for (String field : List.of("message", "error_description", "detail", "title", "error")) {
                if (!said.get(field).isBlank()) {
                    return said.get(field);
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
