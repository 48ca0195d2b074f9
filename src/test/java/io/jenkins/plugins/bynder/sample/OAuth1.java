package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** OAuth 1.0a signature with HMAC-SHA1 (RFC 5849, section 3.4). */
final class OAuth1 {

    private OAuth1() {}

    /** The decoded fields of an {@code Authorization: OAuth …} header; empty for another scheme. */
    static Optional<Map<String, String>> header(String authorization) {
        if (!authorization.regionMatches(true, 0, "OAuth ", 0, 6)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : authorization.substring(6).split(",")) {
            String[] pair = field.strip().split("=", 2);
            if (pair.length == 2 && pair[1].length() >= 2 && pair[1].startsWith("\"") && pair[1].endsWith("\"")) {
                fields.put(
                        Parameters.decodePath(pair[0]),
                        Parameters.decodePath(pair[1].substring(1, pair[1].length() - 1)));
            }
        }
        return Optional.of(fields);
    }

    /**
     * @param address scheme, host and path, without query
     * @param header fields of the header; {@code realm} and {@code oauth_signature} are left out
     * @param form fields of a form body
     */
    static String baseString(
            String method, String address, Map<String, String> header, Parameters query, Parameters form) {
        List<Parameters.Pair> all = new ArrayList<>();
        header.forEach((name, value) -> {
            if (!name.equals("realm") && !name.equals("oauth_signature")) {
                all.add(encoded(name, value));
            }
        });
        query.pairs().forEach(pair -> all.add(encoded(pair.name(), pair.value())));
        form.pairs().forEach(pair -> all.add(encoded(pair.name(), pair.value())));
        all.sort(Comparator.comparing(Parameters.Pair::name).thenComparing(Parameters.Pair::value));
        String normalised =
                all.stream().map(pair -> pair.name() + '=' + pair.value()).collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + '&' + encode(address) + '&' + encode(normalised);
    }

    static String sign(String baseString, String consumerSecret, String tokenSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            String key = encode(consumerSecret) + '&' + encode(tokenSecret);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java has HmacSHA1", e);
        }
    }

    private static Parameters.Pair encoded(String name, String value) {
        return new Parameters.Pair(encode(name), encode(value));
    }

    /** RFC 3986: everything but letters, digits and {@code -._~}. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
