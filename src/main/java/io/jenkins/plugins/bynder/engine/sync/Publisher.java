package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.manifest.LocalFile;
import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Publishes complete files under their final names, always in this order: bytes, manifest line, name. After a kill in
 * between, {@link ResumableDownloads} or {@link UnfinishedMoves} finish the work without asking the portal.
 */
final class Publisher {

    private final ImportFolder folder;
    private final PartialFiles parts;
    private final Manifest manifest;
    private final MetadataFiles metadataFiles;
    private final NameRegistry names;
    private final String derivative;
    private final PortalAddress portal;

    Publisher(
            ImportFolder folder,
            PartialFiles parts,
            Manifest manifest,
            MetadataFiles metadataFiles,
            NameRegistry names,
            SyncSettings settings) {
        this.folder = folder;
        this.parts = parts;
        this.manifest = manifest;
        this.metadataFiles = metadataFiles;
        this.names = names;
        this.derivative = settings.derivative();
        this.portal = settings.portal();
    }

    /** Publishes a complete partial file as the asset's file. */
    AssetReport publish(PlanStep planned, DownloadedFile fetched) throws IOException {
        PlanStep step = typed(planned, fetched.contentType());
        Path part = parts.part(step.id());
        LocalFile file = new LocalFile(step.path(), fetched.size(), fetched.sha256(), mtime(part));
        if (step.local().intact() && step.known().orElseThrow().file().sameBytes(file)) {
            parts.discard(step.id());
            return sameBytes(step, fetched);
        }
        Place place = place(step, Optional.of(file));
        if (place.adopted()) {
            file = file.touched(mtime(folder.file(place.path())));
        }
        ManifestEntry entry = entry(step, file.at(place.path()), fetched).withFormer(leaving(step, place.path()));
        boolean described = describe(step, place.path());
        manifest.put(entry);
        if (place.adopted()) {
            parts.discard(step.id());
        } else {
            ImportFolder.move(part, folder.file(place.path()));
            parts.discardNote(step.id());
        }
        leave(entry);
        return report(step, entry, step.outcome(), place.reason(step.reason()), described);
    }

    /** Adds the extension that is known from the file host's response. */
    private PlanStep typed(PlanStep step, String contentType) {
        String extension = FileTypes.extension(contentType);
        if (extension.isEmpty() || !step.asset().isUntyped(portal)) {
            return step;
        }
        ListedAsset asset = step.asset().typed(extension, step.known(), derivative);
        if (asset.plain().equals(step.asset().plain())) {
            return step;
        }
        String path = step.path().equals(step.asset().plain())
                ? names.give(asset.plain(), step.id())
                : names.another(asset.plain(), step.id(), asset.plain());
        return step.named(asset, path);
    }

    /** Adopts an existing file as the asset's file. */
    AssetReport adopt(PlanStep step) throws IOException {
        LocalFile file = step.known().orElseThrow().file().at(step.path());
        ManifestEntry entry = relisted(step, step.original()).withFile(file.touched(mtime(folder.file(step.path()))));
        boolean described = describe(step, step.path());
        manifest.put(entry);
        parts.discard(step.id());
        return report(step, entry, step.outcome(), SyncTexts.reason("adopted"), described);
    }

    /** Updates the manifest entry of an asset whose file stays. */
    AssetReport note(PlanStep step) throws IOException {
        return noted(step, step.outcome(), step.reason(), step.original());
    }

    /** Renames the asset's file. */
    AssetReport move(PlanStep step) throws IOException {
        return moved(step, step.reason(), step.original());
    }

    /** Moves the asset's file to the partial files, so that another file can take its name. */
    void park(PlanStep step) throws IOException {
        ManifestEntry known = step.known().orElseThrow();
        parts.discard(step.id());
        if (!known.meta().isEmpty()) {
            metadataFiles.park(known.id(), known.path());
        }
        ImportFolder.move(folder.file(known.path()), parts.part(step.id()));
    }

    /** Moves a parked file back under its new name. */
    AssetReport restore(PlanStep step) throws IOException {
        Place place = place(step, Optional.empty());
        ManifestEntry entry =
                relisted(step, step.original()).withFile(touched(step).at(place.path()));
        metadataFiles.restore(step.id(), place.path());
        boolean described = metadataFiles.write(step.asset(), place.path());
        manifest.put(entry);
        ImportFolder.move(parts.part(step.id()), folder.file(place.path()));
        return report(step, entry, step.outcome(), place.reason(step.reason()), described);
    }

    /** Renames the asset's file to its preferred name, if that is free now. */
    Optional<AssetReport> claimPreferredName(PlanStep step, AssetReport before) throws IOException {
        Optional<ManifestEntry> entry = manifest.get(step.id());
        if (entry.isEmpty()
                || step.asset().isUntyped(portal)
                || !isFree(step.preferredPath())
                || !names.takeOver(step.preferredPath(), step.id())) {
            return Optional.empty();
        }
        rename(entry.get(), step.preferredPath());
        return Optional.of(new AssetReport(
                before.id(),
                before.name(),
                step.preferredPath(),
                before.outcome(),
                before.why(),
                before.size(),
                before.sha256(),
                before.listedSize()));
    }

    /** Whether the name is free, in any spelling. */
    private boolean isFree(String name) throws IOException {
        String key = FileNames.key(name);
        boolean held = names.holder(name)
                .flatMap(manifest::get)
                .filter(holder -> FileNames.key(holder.path()).equals(key))
                .isPresent();
        return !held && ImportFolder.look(folder.file(name)).isEmpty();
    }

    private AssetReport sameBytes(PlanStep step, DownloadedFile fetched) throws IOException {
        Optional<OriginalVersion> original = fetched.original().or(step::original);
        return step.known().orElseThrow().path().equals(step.path())
                ? noted(step, Outcome.METADATA_ONLY, SyncTexts.reason("sameBytes"), original)
                : moved(step, SyncTexts.reason("renamed", step.known().get().path()), original);
    }

    private AssetReport noted(
            PlanStep step, Outcome outcome, LocalizableText reason, Optional<OriginalVersion> original)
            throws IOException {
        ManifestEntry entry = relisted(step, original).withFile(touched(step));
        boolean described = describe(step, entry.path());
        manifest.put(entry);
        return report(step, entry, outcome, reason, described);
    }

    private AssetReport moved(PlanStep step, LocalizableText reason, Optional<OriginalVersion> original)
            throws IOException {
        Place place = place(step, Optional.empty());
        ManifestEntry entry = relisted(step, original).withFile(touched(step));
        boolean described = describe(step, place.path());
        return report(step, rename(entry, place.path()), Outcome.RENAMED, place.reason(reason), described);
    }

    private ManifestEntry rename(ManifestEntry entry, String path) throws IOException {
        Path from = folder.file(entry.path());
        if (!entry.meta().isEmpty()) {
            metadataFiles.follow(entry.id(), entry.path(), path);
        }
        ManifestEntry moving = entry.moved(path);
        manifest.put(moving);
        ImportFolder.move(from, folder.file(path));
        ManifestEntry settled = moving.withFormer(Optional.empty());
        manifest.put(settled);
        return settled;
    }

    /** A name that no unknown file has. */
    private Place place(PlanStep step, Optional<LocalFile> file) throws IOException {
        Place place = new Place(step.path(), false, "");
        while (true) {
            Path target = folder.file(place.path());
            Optional<BasicFileAttributes> there = ImportFolder.look(target);
            if (there.isEmpty() || (!there.get().isDirectory() && isOwn(step, place.path()))) {
                return place;
            }
            if (file.isPresent() && isTwin(step, file.get().at(place.path()), there.get())) {
                return new Place(place.path(), true, place.taken());
            }
            place = new Place(names.another(step.asset().plain(), step.id(), place.path()), false, place.path());
        }
    }

    private boolean isOwn(PlanStep step, String path) throws IOException {
        if (step.known().isEmpty()) {
            return false;
        }
        String own = step.known().get().path();
        return own.equals(path)
                || (FileNames.key(own).equals(FileNames.key(path))
                        && ImportFolder.look(folder.file(own)).isPresent()
                        && Files.isSameFile(folder.file(own), folder.file(path)));
    }

    /** Whether an unknown file has exactly the wanted bytes. */
    private boolean isTwin(PlanStep step, LocalFile file, BasicFileAttributes there) throws IOException {
        return there.isRegularFile()
                && there.size() == file.size()
                && !manifest.isHeldByAnother(file.path(), step.id())
                && ImportFolder.sha256(folder.file(file.path())).equals(file.sha256());
    }

    /** The file that is replaced, if it has another name. */
    private Optional<LocalFile> leaving(PlanStep step, String path) throws IOException {
        Optional<LocalFile> known = step.known()
                .map(ManifestEntry::file)
                .filter(file -> !file.path().equals(path));
        // Or one that a killed run did not delete.
        Optional<LocalFile> old = known.or(() -> step.known().flatMap(ManifestEntry::former));
        return old.isPresent()
                        && ImportFolder.look(folder.file(old.get().path())).isPresent()
                ? old
                : Optional.empty();
    }

    private void leave(ManifestEntry entry) throws IOException {
        if (entry.former().isPresent()) {
            LocalFile former = entry.former().get();
            if (folder.inspect(former).intact() && !isSame(former.path(), entry.path())) {
                Files.deleteIfExists(folder.file(former.path()));
            }
            manifest.put(entry.withFormer(Optional.empty()));
        }
    }

    /** On a case-insensitive file system both names may be the same file. */
    private boolean isSame(String former, String present) throws IOException {
        return FileNames.key(former).equals(FileNames.key(present))
                && Files.isSameFile(folder.file(former), folder.file(present));
    }

    private boolean describe(PlanStep step, String path) throws IOException {
        Optional<ManifestEntry> known =
                step.known().filter(entry -> !entry.meta().isEmpty());
        if (known.isPresent() && !known.get().path().equals(path)) {
            metadataFiles.follow(step.id(), known.get().path(), path);
        }
        return metadataFiles.write(step.asset(), path);
    }

    private ManifestEntry entry(PlanStep step, LocalFile file, DownloadedFile fetched) {
        Optional<OriginalVersion> original = fetched.original().or(step::original);
        Optional<SourceRevision> same =
                step.known().filter(entry -> entry.file().sameBytes(file)).map(ManifestEntry::revision);
        SourceRevision revision = new SourceRevision(
                step.asset().modified(),
                step.asset().size(),
                original.map(OriginalVersion::itemId)
                        .or(() -> same.map(SourceRevision::item))
                        .orElse(""),
                original.map(OriginalVersion::version)
                        .or(() -> same.map(SourceRevision::version))
                        .orElse(0),
                fetched.validator(),
                derivative);
        return new ManifestEntry(step.id(), step.asset().title(), file, revision, false, meta(step), Optional.empty());
    }

    /** The known entry, updated from the listing. */
    private static ManifestEntry relisted(PlanStep step, Optional<OriginalVersion> original) {
        ManifestEntry known = step.known().orElseThrow();
        SourceRevision revision =
                known.revision().relisted(step.asset().modified(), step.asset().size());
        return known.withTitle(step.asset().title())
                .withOrigin(original.map(now -> revision.withItem(now.itemId(), now.version()))
                        .orElse(revision))
                .withKept(false)
                .withMeta(meta(step));
    }

    private static String meta(PlanStep step) {
        String wanted = step.asset().metadata().hash();
        return wanted.isEmpty() ? step.known().map(ManifestEntry::meta).orElse("") : wanted;
    }

    private static LocalFile touched(PlanStep step) {
        LocalFile file = step.known().orElseThrow().file();
        return step.local().kind() == LocalState.Kind.TOUCHED
                ? file.touched(step.local().mtime())
                : file;
    }

    private static AssetReport report(
            PlanStep step, ManifestEntry entry, Outcome outcome, LocalizableText reason, boolean described) {
        return new AssetReport(
                step.id(),
                step.asset().title(),
                entry.path(),
                outcome,
                described
                        ? reason
                        : SyncTexts.reason("noMetadataFile", reason, entry.path() + FileNames.METADATA_EXTENSION),
                entry.file().size(),
                entry.file().sha256(),
                outcome == Outcome.METADATA_ONLY || outcome == Outcome.RENAMED
                        ? -1
                        : step.asset().size());
    }

    private static long mtime(Path file) throws IOException {
        return ImportFolder.nanos(ImportFolder.look(file)
                .orElseThrow(() -> new NoSuchFileException(file.toString()))
                .lastModifiedTime());
    }

    /**
     * @param adopted whether exactly these bytes are already there
     * @param taken the preferred name if an unknown file has it, otherwise empty
     */
    private record Place(String path, boolean adopted, String taken) {

        LocalizableText reason(LocalizableText reason) {
            return taken.isEmpty() ? reason : SyncTexts.reason("taken", reason, taken);
        }
    }
}
