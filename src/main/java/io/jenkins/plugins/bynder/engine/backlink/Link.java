package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.portal.PortalText;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Objects;

/**
 * The desired link of an asset.
 *
 * @param name the asset's title, for reports
 * @param url the desired link; empty if it cannot be created
 * @param current the current value; may be empty
 * @param why it cannot be created; otherwise empty
 * @param sameTemplate whether the current value was created by the same template for the same job
 */
public record Link(String assetId, String name, String url, String current, LocalizableText why, boolean sameTemplate) {

    public Link {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(url);
        Objects.requireNonNull(current);
        if (url.isEmpty() == why.isEmpty()) {
            throw new IllegalArgumentException("A link has a URL, or a reason why not");
        }
    }

    /** A link of which only the current value is known. */
    public Link(String assetId, String name, String url, String current, LocalizableText why) {
        this(assetId, name, url, current, why, false);
    }

    /** Whether it must be written. */
    public boolean due() {
        return !url.isEmpty() && !PortalText.same(current, url);
    }

    /** Renders the template. */
    public static Link of(String assetId, String name, String current, UrlTemplate template, LinkValues values) {
        try {
            Link link = new Link(assetId, name, template.render(values), current, LocalizableText.EMPTY);
            boolean sameTemplate =
                    link.due() && template.made(PortalText.decode(current).strip(), values);
            return new Link(assetId, name, link.url(), current, LocalizableText.EMPTY, sameTemplate);
        } catch (IllegalArgumentException e) {
            return new Link(assetId, name, "", current, ErrorText.localizable(e));
        }
    }
}
