package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The portal's explanation of an error, shortened to one line and without secrets, because a portal may quote the
 * request.
 */
final class ErrorExcerpt {

    private static final int MAX_LENGTH = 200;
    private static final String HIDDEN = "…";
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S*");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_+/=.%~-]{40,}");

    /** JSON literals that mean nothing to users. */
    private static final Pattern LITERAL = Pattern.compile("null|true|false|-?[0-9.eE+-]+");

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,500}?)</title");

    /** Fields in which portals and gateways describe an error, most useful first; lower-case, without underscores. */
    private static final List<String> FIELDS = List.of(
            "message",
            "errordescription",
            "detail",
            "details",
            "errormessage",
            "description",
            "msg",
            "reason",
            "title",
            "errors",
            "error",
            "statustext",
            "errorcode",
            "code");

    private ErrorExcerpt() {}

    /**
     * @param body of the response: JSON of any form, plain text or a web page
     * @param secrets values to remove wherever they appear
     * @return empty if there is nothing to show
     */
    static String of(String body, List<String> secrets) {
        String text = message(body);
        for (String secret : secrets) {
            text = text.replace(secret, HIDDEN).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
        }
        text = PortalText.BLANKS.matcher(text).replaceAll(" ").strip();
        text = ADDRESS.matcher(text).replaceAll(HIDDEN);
        text = OPAQUE.matcher(text).replaceAll(HIDDEN);
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH).strip() + HIDDEN;
    }

    /** Whether it is a web page; its title then holds the message. */
    static boolean isPage(String body) {
        return body.stripLeading().startsWith("<");
    }

    private static String message(String body) {
        String text = body.strip();
        if (isPage(text)) {
            Matcher title = TITLE.matcher(text);
            return title.find() ? PortalText.plain(title.group(1)) : "";
        }
        if (LITERAL.matcher(text).matches()) {
            return "";
        }
        if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0) {
            return PortalText.plain(text);
        }
        Said said = new Said();
        try (var json = Json.parser(text)) {
            json.nextToken();
            said.read("", json, 0);
        } catch (IOException e) {
            // Truncated or damaged: use what was read so far.
        }
        return PortalText.plain(said.text());
    }

    /** The most useful messages by field name in JSON of any form: at the top level and nested. */
    private static final class Said {

        private String whole = "";
        private String nested = "";
        private int wholeRank = Integer.MAX_VALUE;
        private int nestedRank = Integer.MAX_VALUE;

        String text() {
            if (whole.isEmpty() || nested.isEmpty() || whole.contains(nested)) {
                return whole.isEmpty() ? nested : whole;
            }
            return nested.contains(whole) ? nested : whole + ": " + nested;
        }

        void read(String field, JsonParser json, int depth) throws IOException {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    read(rank(name) < rank(field) || depth == 0 ? name : field, json, depth + 1);
                }
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    read(field, json, depth);
                }
            } else if (json.currentToken() == JsonToken.VALUE_STRING) {
                offer(rank(field), json.getText().strip(), depth);
            }
        }

        private static int rank(String field) {
            int index = FIELDS.indexOf(field.toLowerCase(Locale.ROOT).replace("_", ""));
            return index < 0 ? FIELDS.size() : index;
        }

        private void offer(int rank, String text, int depth) {
            boolean telling = rank < FIELDS.size() || depth == 0 || text.indexOf(' ') > 0;
            if (text.isEmpty() || !telling) {
                return;
            }
            if (depth < 2 && rank < wholeRank) {
                whole = text;
                wholeRank = rank;
            } else if (depth >= 2 && rank < nestedRank) {
                nested = text;
                nestedRank = rank;
            }
        }
    }
}
