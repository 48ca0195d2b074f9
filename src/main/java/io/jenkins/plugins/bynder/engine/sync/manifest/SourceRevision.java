package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.portal.Ids;

/**
 * Identifies the portal's file that a local file is a copy of, as far as known.
 *
 * @param modified the asset's {@code dateModified} as listed, in milliseconds since 1970
 * @param listedSize the asset's {@code fileSize} as listed; -1 if unknown
 * @param item id of the active original; empty until it was requested
 * @param version number of that original; 0 if unknown
 * @param etag the file host's validator; may be empty
 * @param rendition name of the derivative; empty for the original
 */
public record SourceRevision(long modified, long listedSize, String item, int version, String etag, String rendition) {

    private static final int MAX_TEXT = 1024;

    public SourceRevision {
        if (!(item.isEmpty() || Ids.isSafe(item)) || !usable(etag).equals(etag) || rendition.length() > MAX_TEXT) {
            throw new IllegalArgumentException("Not an origin of a file");
        }
    }

    /** The validator, or an empty string if it cannot be sent in a header. */
    public static String usable(String validator) {
        boolean usable = validator.length() <= MAX_TEXT;
        for (int n = 0; usable && n < validator.length(); n++) {
            usable = validator.charAt(n) >= ' ' && validator.charAt(n) < 0x7f;
        }
        return usable ? validator : "";
    }

    /** Whether a validator is a strong entity tag: files with the same one have the same bytes (RFC 9110, 8.8.1). */
    public static boolean isStrong(String validator) {
        return validator.startsWith("\"");
    }

    /** Whether the file is that rendition; portals differ in the case of names. */
    public boolean isOf(String derivative) {
        return rendition.equalsIgnoreCase(derivative);
    }

    /**
     * The same file with values of a new listing.
     *
     * @param modified the asset's {@code dateModified}, in milliseconds since 1970
     * @param listedSize the asset's {@code fileSize}; -1 if unknown
     */
    public SourceRevision relisted(long modified, long listedSize) {
        return new SourceRevision(modified, listedSize, item, version, etag, rendition);
    }

    public SourceRevision withItem(String otherItem, int otherVersion) {
        return new SourceRevision(modified, listedSize, otherItem, otherVersion, etag, rendition);
    }
}
