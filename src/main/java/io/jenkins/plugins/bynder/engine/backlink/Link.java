package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.HtmlText;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Objects;

/**
 * A link that an asset should have.
 *
 * @param name the asset's title, for reports
 * @param url what it should be; empty if it cannot be said
 * @param current what it is, empty if there is none
 * @param reason why it cannot be said, a user-facing message; empty if it can
 */
public record Link(String assetId, String name, String url, String current, String reason) {

    public Link {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(url);
        Objects.requireNonNull(current);
        if (url.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException("A link has a URL, or a reason why not");
        }
    }

    /** Whether the link must be written. */
    public boolean due() {
        return !url.isEmpty() && !HtmlText.same(current, url);
    }

    /** The link that a template makes of the values. */
    public static Link of(String assetId, String name, String current, UrlTemplate template, LinkValues values) {
        try {
            return new Link(assetId, name, template.render(values), current, "");
        } catch (IllegalArgumentException e) {
            return new Link(assetId, name, "", current, ErrorText.of(e));
        }
    }
}
