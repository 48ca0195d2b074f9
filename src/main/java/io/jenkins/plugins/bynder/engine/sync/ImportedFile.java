package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.Serializable;
import java.util.Objects;

/**
 * A file as the manifest of its folder records it.
 *
 * @param assetId of its asset
 * @param path relative to the folder
 * @param size bytes
 * @param sha256 lower-case hexadecimal
 */
public record ImportedFile(String assetId, String path, long size, String sha256) implements Serializable {

    private static final long serialVersionUID = 1;

    public ImportedFile {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(path);
        if (size < 0 || sha256.length() != 64 || !Sha256.isHex(sha256)) {
            throw new IllegalArgumentException("Not a file of a manifest");
        }
    }
}
