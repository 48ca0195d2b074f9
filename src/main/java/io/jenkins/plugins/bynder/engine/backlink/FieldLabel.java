package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The user-visible label of the metaproperty that holds the link.
 *
 * @param text 1 to 100 characters without blanks at its ends
 */
public record FieldLabel(String text) {

    /** The metaproperty that Gelato's own integration makes. */
    public static final FieldLabel DEFAULT = new FieldLabel("Gelato URL");

    private static final int LONGEST = 100;

    public FieldLabel {
        if (text.isBlank()) {
            throw new IllegalArgumentException(BacklinkTexts.text("label.blank"));
        }
        boolean strange = !text.equals(text.strip()) || text.codePoints().anyMatch(Character::isISOControl);
        if (strange || text.length() > LONGEST) {
            throw new IllegalArgumentException(BacklinkTexts.text("label.malformed", LONGEST));
        }
    }

    /**
     * The database name that a new metaproperty of this label gets: a small letter or digit for each letter or digit, as
     * Bynder's own screens make it (support article 360013872780).
     */
    public String databaseName() {
        String plain = squashed(text);
        return plain.isEmpty() ? "link_" + digest() : plain;
    }

    /**
     * Whether a metaproperty of this database name may have been made from this label: by the classic rule of {@link
     * #databaseName}, or by that of the newer taxonomy screen, which keeps case and writes other characters as underscores.
     */
    boolean names(String name) {
        String latin = underscored(text);
        return name.equalsIgnoreCase(databaseName())
                || (!latin.isEmpty() && underscored(name).equals(latin))
                || (!squashed(text).isEmpty() && squashed(name).equals(squashed(text)));
    }

    private static String underscored(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    private static String squashed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** For labels without a single letter of this alphabet. */
    private String digest() {
        return Sha256.hex(text, 6);
    }

    @Override
    public String toString() {
        return text;
    }
}
