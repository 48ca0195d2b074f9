package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL with placeholders: <code>https://shop.example/order?file={url}&amp;id={assetId}</code>.
 *
 * <p>Values are percent-encoded, so none can change the structure of the URL. A comma becomes {@code %2C}, because
 * Bynder's handling of commas in texts is unknown. Exception: a placeholder whose value is a URL ({@code {jobUrl}}) is
 * inserted unchanged at the start of a template. Values cannot choose the host: a template starts with such a
 * placeholder or with a literal scheme and host. The result is https, or http to a loopback address as for portals.
 */
public final class UrlTemplate {

    /** Maximum length of a text metaproperty in characters (Bynder's support article on metaproperty types). */
    public static final int MAX_LENGTH = 2500;

    /** The asset's page in the job, which is stable across builds. */
    public static final String DEFAULT = "{jobUrl}bynder/asset/{assetId}/";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern HOST = Pattern.compile("https?://[^/?#{}]+([/?#].*)?", Pattern.CASE_INSENSITIVE);

    private record Part(String literal, Optional<Placeholder> placeholder) {}

    private final String text;
    private final List<Part> parts;

    private UrlTemplate(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Parses user input.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    public static UrlTemplate of(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw refused("template.blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw refused("template.long", MAX_LENGTH);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw refused("template.control");
        }
        UrlTemplate template = new UrlTemplate(text, parts(text));
        if (!template.beginsWithAddress()) {
            requireAddress(template.sample());
        }
        return template;
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(text);
        int end = 0;
        while (found.find()) {
            literal(text.substring(end, found.start()), parts);
            String word = found.group(1);
            Placeholder placeholder =
                    Placeholder.of(word).orElseThrow(() -> refused("template.unknown", word, Placeholder.all()));
            parts.add(new Part("", Optional.of(placeholder)));
            end = found.end();
        }
        literal(text.substring(end), parts);
        return List.copyOf(parts);
    }

    private static void literal(String text, List<Part> parts) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw refused("template.brace");
        }
        if (!text.isEmpty()) {
            parts.add(new Part(text, Optional.empty()));
        }
    }

    private boolean beginsWithAddress() {
        return parts.get(0).placeholder().filter(Placeholder::address).isPresent();
    }

    /** The template with a harmless text for each value, to validate the rest. */
    private String sample() {
        Matcher host = HOST.matcher(parts.get(0).literal());
        if (!host.matches() || parts.size() > 1 && host.group(1) == null) {
            throw refused("template.host");
        }
        return render(placeholder -> placeholder.address() ? "https://example.org/" : "x");
    }

    public Set<Placeholder> placeholders() {
        Set<Placeholder> all = EnumSet.noneOf(Placeholder.class);
        parts.forEach(part -> part.placeholder().ifPresent(all::add));
        return all;
    }

    /** Whether jobs of one integration create different links with it. */
    public boolean differsByJob() {
        return placeholders().stream().anyMatch(Placeholder::perJob);
    }

    /** Whether the link differs in each build, so that each sync rewrites all links. */
    public boolean changesWithBuild() {
        return placeholders().stream().anyMatch(Placeholder::perBuild);
    }

    /**
     * Creates the link.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is missing, or if the result is too long
     * or not a safe URL
     */
    public String render(LinkValues values) {
        Values all = placeholder ->
                values.find(placeholder).orElseThrow(() -> refused("template.missing", "{" + placeholder.word() + "}"));
        String link = render(all);
        requireAddress(link);
        if (beginsWithAddress()) {
            requireSameHost(
                    PercentCode.address(all.of(parts.get(0).placeholder().orElseThrow())), link);
        }
        if (link.length() > MAX_LENGTH) {
            throw refused("link.long", link.length(), MAX_LENGTH);
        }
        return link;
    }

    @FunctionalInterface
    private interface Values {
        String of(Placeholder placeholder);
    }

    private String render(Values values) {
        StringBuilder link = new StringBuilder();
        boolean query = false;
        for (Part part : parts) {
            if (part.placeholder().isEmpty()) {
                query |= part.literal().indexOf('?') >= 0 || part.literal().indexOf('#') >= 0;
                link.append(PercentCode.address(part.literal()));
                continue;
            }
            Placeholder placeholder = part.placeholder().get();
            String value = values.of(placeholder);
            if (link.isEmpty()) {
                link.append(PercentCode.address(value));
            } else if (placeholder == Placeholder.PATH && !query) {
                link.append(PercentCode.path(value));
            } else {
                link.append(PercentCode.value(value));
            }
        }
        return link.toString();
    }

    /**
     * Whether this template may have created the link for the same asset and job, in another build or before the asset
     * or its file was renamed.
     */
    public boolean made(String link, LinkValues values) {
        StringBuilder pattern = new StringBuilder();
        for (Part part : parts) {
            Optional<String> expected = part.placeholder().isEmpty()
                    ? Optional.of(Pattern.quote(PercentCode.address(part.literal())))
                    : expected(part.placeholder().get(), values, pattern.isEmpty());
            if (expected.isEmpty()) {
                return false;
            }
            pattern.append(expected.get());
        }
        return link.length() <= MAX_LENGTH && Pattern.matches(pattern.toString(), link);
    }

    /** Possessive quantifiers keep matching linear in the length of the link. */
    private static Optional<String> expected(Placeholder placeholder, LinkValues values, boolean first) {
        return switch (placeholder) {
            case BUILD_NUMBER -> Optional.of("[0-9]++");
            case BUILD_URL ->
                values.find(Placeholder.JOB_URL)
                        .map(job -> Pattern.quote(encoded(job, first)) + "[0-9]++" + (first ? "/" : "%2F"));
            case ASSET_NAME, FILE_NAME -> Optional.of("[^/?#&]*+");
            case PATH -> Optional.of("[^?#&]*+");
            default -> values.find(placeholder).map(value -> Pattern.quote(encoded(value, first)));
        };
    }

    private static String encoded(String value, boolean first) {
        return first ? PercentCode.address(value) : PercentCode.value(value);
    }

    private static void requireAddress(String link) {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            throw refused("link.malformed");
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw refused("link.malformed");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("link.user");
        }
        try {
            PortalAddress.of(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException e) {
            throw refused("link.http", uri.getHost());
        }
    }

    /** Text after a URL must not extend its host name. */
    private static void requireSameHost(String baseAddress, String link) {
        requireAddress(baseAddress);
        if (!URI.create(baseAddress).getRawAuthority().equals(URI.create(link).getRawAuthority())) {
            throw refused("template.host");
        }
    }

    private static IllegalArgumentException refused(String key, Object... arguments) {
        return new InvalidValueException(BacklinkTexts.message(key, arguments));
    }

    /** The template as the user entered it. */
    @Override
    public String toString() {
        return text;
    }
}
