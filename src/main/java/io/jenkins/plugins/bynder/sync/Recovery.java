package io.jenkins.plugins.bynder.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends moves that a killed run had begun: the manifest says from where to where. */
final class Recovery {

    private final ImportFolder folder;
    private final Manifest manifest;

    Recovery(ImportFolder folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    void run() throws IOException {
        List<Entry> moving = manifest.entries().stream()
                .filter(entry -> entry.former().isPresent())
                .toList();
        if (moving.isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        manifest.entries().forEach(entry -> present.add(FileNames.key(entry.path())));
        for (Entry entry : moving) {
            finish(entry, entry.former().orElseThrow(), present);
            manifest.put(entry.withFormer(Optional.empty()));
        }
    }

    private void finish(Entry entry, LocalFile former, Set<String> present) throws IOException {
        Local here = folder.inspect(entry.file());
        if (present.contains(FileNames.key(former.path()))) {
            // Somebody else's by now, or the same name in another case.
            if (here.kind() == Local.Kind.MISSING && isOwnCase(entry, former)) {
                ImportFolder.move(folder.file(former.path()), folder.file(entry.path()));
            }
            return;
        }
        if (!folder.inspect(former).intact()) {
            return;
        }
        if (here.kind() == Local.Kind.MISSING && former.sameBytes(entry.file())) {
            ImportFolder.move(folder.file(former.path()), folder.file(entry.path()));
        } else if (here.intact()) {
            Files.deleteIfExists(folder.file(former.path()));
        }
    }

    private boolean isOwnCase(Entry entry, LocalFile former) throws IOException {
        return FileNames.key(former.path()).equals(FileNames.key(entry.path()))
                && former.sameBytes(entry.file())
                && folder.inspect(former).intact();
    }
}
