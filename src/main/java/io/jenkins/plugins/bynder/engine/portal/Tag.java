package io.jenkins.plugins.bynder.engine.portal;

/**
 * A tag that a listing can be asked for.
 *
 * @param value not blank, at most 255 characters, no comma, no control characters, no blanks at either end
 */
public record Tag(String value) {

    /**
     * @throws IllegalArgumentException with a user-facing message if the portal could not be asked for such a tag; a
     *     comma separates tags in Bynder's query parameter, so a tag that holds one cannot be expressed
     */
    public Tag {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(PortalTexts.text("tag.blank"));
        }
        if (value.indexOf(',') >= 0) {
            throw new IllegalArgumentException(PortalTexts.text("tag.comma", value));
        }
        if (!value.equals(value.strip()) || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(PortalTexts.text("tag.blanks", value.strip()));
        }
        if (value.length() > 255) {
            throw new IllegalArgumentException(PortalTexts.text("tag.long", value.length()));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
