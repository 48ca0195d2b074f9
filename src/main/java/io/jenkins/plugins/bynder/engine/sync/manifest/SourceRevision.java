package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.portal.Ids;

/**
 * Which file of the portal a local file is a copy of, as far as is known.
 *
 * @param modified the asset's {@code dateModified} as listed, milliseconds since 1970
 * @param listedSize the asset's {@code fileSize} as listed, -1 if it was not
 * @param item id of the active original, empty until it was requested
 * @param version number of that original, 0 if unknown
 * @param etag the file host's validator, empty if it gave none
 * @param rendition name of the derivative, empty for the original
 */
public record SourceRevision(long modified, long listedSize, String item, int version, String etag, String rendition) {

    private static final int MAX_TEXT = 1024;

    public SourceRevision {
        if (!(item.isEmpty() || Ids.isSafe(item)) || !usable(etag).equals(etag) || rendition.length() > MAX_TEXT) {
            throw new IllegalArgumentException("Not an origin of a file");
        }
    }

    /** The validator if it can be sent back to the host it came from, otherwise nothing. */
    public static String usable(String validator) {
        boolean usable = validator.length() <= MAX_TEXT;
        for (int n = 0; usable && n < validator.length(); n++) {
            usable = validator.charAt(n) >= ' ' && validator.charAt(n) < 0x7f;
        }
        return usable ? validator : "";
    }

    /** Whether the file is that rendition; portals do not agree with each other on the case of names. */
    public boolean isOf(String derivative) {
        return rendition.equalsIgnoreCase(derivative);
    }

    /**
     * The same file, listed again.
     *
     * @param modified the asset's {@code dateModified} as listed now, milliseconds since 1970
     * @param listedSize the asset's {@code fileSize} as listed now, -1 if it was not
     */
    public SourceRevision relisted(long modified, long listedSize) {
        return new SourceRevision(modified, listedSize, item, version, etag, rendition);
    }

    public SourceRevision withItem(String otherItem, int otherVersion) {
        return new SourceRevision(modified, listedSize, otherItem, otherVersion, etag, rendition);
    }
}
