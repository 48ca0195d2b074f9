package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finishes moves of a killed run, as recorded in the manifest. */
final class UnfinishedMoves {

    private final ImportFolder folder;
    private final Manifest manifest;

    UnfinishedMoves(ImportFolder folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    void finish() throws IOException {
        List<ManifestEntry> moving = manifest.entries().moving();
        if (moving.isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        manifest.entries().values().forEach(entry -> present.add(FileNames.key(entry.path())));
        for (ManifestEntry entry : moving) {
            if (isDone(entry, present)) {
                manifest.put(entry.withFormer(Optional.empty()));
            }
        }
    }

    /** A file that cannot be moved stays; its asset is reported as failed later. */
    private boolean isDone(ManifestEntry entry, Set<String> present) throws ClosedByInterruptException {
        try {
            return isOver(entry, entry.former().orElseThrow(), present);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    /** False if the new file is still missing: its publication deletes the former one. */
    private boolean isOver(ManifestEntry entry, LocalFile former, Set<String> present) throws IOException {
        LocalState here = folder.inspect(entry.file());
        boolean mayMove = here.kind() == LocalState.Kind.MISSING && former.sameBytes(entry.file());
        if (present.contains(FileNames.key(former.path()))) {
            // It belongs to another asset now, or is the same name in another case.
            if (mayMove && FileNames.key(former.path()).equals(FileNames.key(entry.path()))) {
                move(former, entry);
            }
            return true;
        }
        if (mayMove) {
            move(former, entry);
            return true;
        }
        if (here.intact() && folder.inspect(former).intact()) {
            Files.deleteIfExists(folder.file(former.path()));
        }
        return here.intact();
    }

    private void move(LocalFile former, ManifestEntry entry) throws IOException {
        if (folder.inspect(former).intact()) {
            ImportFolder.move(folder.file(former.path()), folder.file(entry.path()));
        }
    }
}
