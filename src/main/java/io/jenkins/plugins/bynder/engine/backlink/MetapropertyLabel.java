package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Label of the metaproperty that holds the link.
 *
 * @param text 1 to 100 characters without surrounding blanks
 */
public record MetapropertyLabel(String text) {

    /** The metaproperty created by Gelato's own integration. */
    public static final MetapropertyLabel DEFAULT = new MetapropertyLabel("Gelato URL");

    private static final int MAX_LENGTH = 100;

    public MetapropertyLabel {
        if (text.isBlank()) {
            throw new InvalidValueException(BacklinkTexts.message("label.blank"));
        }
        boolean strange = !text.equals(text.strip()) || text.codePoints().anyMatch(Character::isISOControl);
        if (strange || text.length() > MAX_LENGTH) {
            throw new InvalidValueException(BacklinkTexts.message("label.malformed", MAX_LENGTH));
        }
    }

    /**
     * Database name of a new metaproperty with this label: its letters and digits, lower-case, as Bynder's own screens
     * create it (support article 360013872780).
     */
    public String databaseName() {
        String plain = squashed(text);
        return plain.isEmpty() ? "link_" + digest() : plain;
    }

    /**
     * Whether a metaproperty with this database name may have been created with this label: by the classic rule of
     * {@link #databaseName}, or by that of the newer taxonomy screen, which keeps the case and replaces other
     * characters by underscores.
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

    /** For labels without ASCII letters or digits. */
    private String digest() {
        return Sha256.hex(text, 6);
    }

    @Override
    public String toString() {
        return text;
    }
}
