package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.PartialDownloadLog;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds files that a killed run already downloaded. */
final class ResumableDownloads {

    private final ImportFolder folder;
    private final PartialFiles parts;

    ResumableDownloads(ImportFolder folder, PartialFiles parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /** Whether the partial file of an asset has exactly the recorded bytes. */
    boolean staged(ManifestEntry entry) throws IOException {
        return entry.file().size() == parts.length(entry.id())
                && ImportFolder.look(parts.part(entry.id())).isPresent()
                && ImportFolder.sha256(parts.part(entry.id()))
                        .equals(entry.file().sha256());
    }

    /**
     * A complete partial file of the currently listed version.
     *
     * @param former a version that it must not be
     */
    Optional<DownloadedFile> complete(PlanStep step, String rendition, FormerVersion former) throws IOException {
        if (step.known().isPresent()
                && step.outcome() != Outcome.UPDATED
                && staged(step.known().get())) {
            ManifestEntry entry = step.known().get();
            return Optional.of(new DownloadedFile(
                    entry.file().size(), entry.file().sha256(), entry.revision().etag(), "", Optional.empty()));
        }
        Optional<PartialDownloadLog.PartialDownload> recorded = parts.read(step.id());
        if (recorded.isEmpty() || !isOf(recorded.get(), step, rendition)) {
            return Optional.empty();
        }
        String sha256 = ImportFolder.sha256(parts.part(step.id()));
        if (former.isIn(() -> sha256)) {
            return Optional.empty();
        }
        return Optional.of(
                new DownloadedFile(recorded.get().size(), sha256, recorded.get().validator(), "", Optional.empty()));
    }

    /** Whether the file already has the wanted name and the recorded bytes: moved, but not recorded. */
    boolean inPlace(PlanStep step) throws IOException {
        if (step.known().isEmpty() || step.outcome() == Outcome.UPDATED) {
            return false;
        }
        LocalFile file = step.known().get().file();
        Path target = folder.file(step.path());
        return ImportFolder.look(target)
                        .filter(found -> found.isRegularFile() && found.size() == file.size())
                        .isPresent()
                && ImportFolder.sha256(target).equals(file.sha256());
    }

    /** A file that is shorter than listed may have been cut, so the host is asked. */
    private boolean isOf(PartialDownloadLog.PartialDownload recorded, PlanStep step, String rendition)
            throws IOException {
        return recorded.modified() == step.asset().modified()
                && recorded.rendition().equalsIgnoreCase(rendition)
                && recorded.size() >= 0
                && step.asset().size() <= recorded.size()
                && ImportFolder.look(parts.part(step.id()))
                        .filter(found -> found.isRegularFile() && found.size() == recorded.size())
                        .isPresent();
    }
}
