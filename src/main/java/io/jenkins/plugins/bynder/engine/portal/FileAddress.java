package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The address of a file, read as spelled by portals and file hosts. The request target stays unchanged, byte for byte,
 * because a signature may cover it; only characters that HTTP does not allow there are percent-encoded (RFC 3986).
 *
 * @param uri the address in full
 * @param url the same for OkHttp, which parses host names that {@link URI} rejects, such as those with an underscore
 */
record FileAddress(URI uri, HttpUrl url) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^\\s\\p{Cntrl}\\\\@:\\[\\]%<>\"{}|^`]+)(?::\\d{0,5})?");
    private static final String LEGAL = "-._~!$&'()*+,;=:@/";

    /**
     * @param base resolves an address without scheme or host
     * @throws IllegalArgumentException with a user-facing message
     */
    static FileAddress read(String text, URI base) {
        String address = withoutFragment(text.strip());
        int scheme = schemeLength(address);
        if (scheme > 0) {
            return absolute(address.substring(0, scheme).toLowerCase(Locale.ROOT), address.substring(scheme + 1));
        }
        if (address.isEmpty()) {
            throw malformed();
        }
        if (address.startsWith("//")) {
            // Only a loopback address may be unencrypted, and then the base is unencrypted too.
            FileAddress encrypted = absolute("https", address);
            return Loopback.isLoopback(encrypted.url().host()) ? absolute(base.getScheme(), address) : encrypted;
        }
        HttpUrl origin = HttpUrl.get(base.getScheme() + "://" + base.getRawAuthority() + "/");
        if (address.startsWith("/")) {
            return at(origin, target(address));
        }
        String path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        if (address.startsWith("?")) {
            return at(origin, target(path + address));
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        URI resolved = URI.create(spelled(origin) + target(folder + address)).normalize();
        return new FileAddress(resolved, url(origin, resolved));
    }

    /** Reads an absolute address. */
    static FileAddress read(String text) {
        if (schemeLength(text.strip()) == 0) {
            throw malformed();
        }
        return read(text, URI.create("https:/"));
    }

    /** Length of the scheme before the colon; 0 if there is none. */
    private static int schemeLength(String address) {
        int colon = Math.max(0, address.indexOf(':'));
        return SCHEME.matcher(address.substring(0, colon)).matches() ? colon : 0;
    }

    private static FileAddress at(HttpUrl origin, String target) {
        URI uri = URI.create(spelled(origin) + target);
        return new FileAddress(uri, url(origin, uri));
    }

    /** Without the slash at its end. */
    private static String spelled(HttpUrl origin) {
        String address = origin.toString();
        return address.substring(0, address.length() - 1);
    }

    /**
     * Takes the host from the origin, because OkHttp needs longer for a host name than for the rest of an address. Takes
     * path and query as they are: OkHttp would remove encoded dot segments and encode apostrophes, and no documented
     * method prevents that. These builder fields are the same in versions 4 and 5; if a version lacks them, OkHttp's own
     * spelling is sent.
     */
    private static HttpUrl url(HttpUrl origin, URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery();
        try {
            HttpUrl.Builder builder = origin.newBuilder();
            builder.getEncodedPathSegments$okhttp().clear();
            builder.getEncodedPathSegments$okhttp().add(path.substring(1));
            if (query != null) {
                builder.encodedQuery("");
                builder.getEncodedQueryNamesAndValues$okhttp().clear();
                builder.getEncodedQueryNamesAndValues$okhttp().add(query);
                builder.getEncodedQueryNamesAndValues$okhttp().add(null);
            }
            return builder.build();
        } catch (LinkageError e) {
            return origin.newBuilder().encodedPath(path).encodedQuery(query).build();
        }
    }

    private static FileAddress absolute(String scheme, String rest) {
        if (!(scheme.equals("https") || scheme.equals("http")) || !rest.startsWith("//")) {
            throw malformed();
        }
        int end = endOfAuthority(rest);
        String authority = rest.substring(2, end);
        if (authority.contains("@")) {
            throw new InvalidValueException(PortalTexts.message("link.user"));
        }
        HttpUrl origin =
                HOST_AND_PORT.matcher(authority).matches() ? HttpUrl.parse(scheme + "://" + authority + "/") : null;
        if (origin == null) {
            throw malformed();
        }
        if (!origin.isHttps() && !Loopback.isLoopback(origin.host())) {
            throw new InvalidValueException(PortalTexts.message("link.http", origin.host()));
        }
        return at(origin, target(rest.substring(end)));
    }

    private static int endOfAuthority(String rest) {
        int end = 2;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static String target(String given) {
        int query = given.indexOf('?');
        String path = encoded(query < 0 ? given : given.substring(0, query), "");
        String rest = query < 0 ? "" : "?" + encoded(given.substring(query + 1), "?");
        return (path.isEmpty() ? "/" : path) + rest;
    }

    private static String encoded(String given, String alsoLegal) {
        int legal = 0;
        while (legal < given.length() && isLegal(given.charAt(legal), alsoLegal)) {
            legal++;
        }
        if (legal == given.length()) {
            return given;
        }
        StringBuilder text = new StringBuilder(given.length() + 16).append(given, 0, legal);
        byte[] bytes = given.substring(legal).getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < bytes.length; n++) {
            char c = (char) (bytes[n] & 0xff);
            if (c == '%' ? isHex(bytes, n + 1) && isHex(bytes, n + 2) : isLegal(c, alsoLegal)) {
                text.append(c);
            } else {
                text.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return text.toString();
    }

    /** Everywhere in a path or query; a percent sign depends on what follows. */
    private static boolean isLegal(char c, String alsoLegal) {
        return c < 0x80 && (isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0 || alsoLegal.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }

    private static String withoutFragment(String address) {
        int fragment = address.indexOf('#');
        return fragment < 0 ? address : address.substring(0, fragment);
    }

    /** Without the query, which may hold a signature. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static IllegalArgumentException malformed() {
        return new InvalidValueException(PortalTexts.message("link.malformed"));
    }
}
