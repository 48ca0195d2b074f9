package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** Read-only view of a folder's manifest. */
public final class KnownAssets {

    private KnownAssets() {}

    /**
     * Ids of the assets in the folder after the last sync; empty if there was none.
     *
     * @throws IOException if the manifest cannot be read
     */
    public static Set<String> in(Path folder) throws IOException {
        try (ManifestContent content = ManifestContent.read(new ImportFolder(folder).manifest())) {
            return Set.copyOf(content.entries().keySet());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
