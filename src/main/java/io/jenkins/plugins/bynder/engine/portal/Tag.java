package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;

/**
 * A tag to list assets by.
 *
 * @param value not blank, at most 255 characters, no comma, no control characters, no surrounding blanks
 */
public record Tag(String value) {

    /**
     * @throws IllegalArgumentException with a user-facing message if the tag cannot be sent to a portal: a comma
     * separates tags in Bynder's query parameter, so a tag cannot contain one
     */
    public Tag {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(PortalTexts.message("tag.blank"));
        }
        if (value.indexOf(',') >= 0) {
            throw new InvalidValueException(PortalTexts.message("tag.comma", value));
        }
        if (!value.equals(value.strip()) || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(PortalTexts.message("tag.blanks", value.strip()));
        }
        if (value.length() > 255) {
            throw new InvalidValueException(PortalTexts.message("tag.long", value.length()));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
