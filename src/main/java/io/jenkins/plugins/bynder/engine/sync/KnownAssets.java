package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** What a folder says of itself to whoever is not syncing it. */
public final class KnownAssets {

    private KnownAssets() {}

    /**
     * Ids of the assets that a folder has, as the last sync left it; none if there was none.
     *
     * @throws IOException if what the folder knows cannot be read
     */
    public static Set<String> in(Path folder) throws IOException {
        return Set.copyOf(ManifestContent.read(new ImportFolder(folder).manifest())
                .entries()
                .keySet());
    }
}
