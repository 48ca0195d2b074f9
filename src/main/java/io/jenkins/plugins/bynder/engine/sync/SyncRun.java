package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ListingState;
import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestContent;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.DirectoryLock;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One sync from start to end. */
final class SyncRun {

    private static final Logger LOGGER = Logger.getLogger(Sync.class.getName());

    private final SyncContext context;
    private final SyncSettings settings;
    private final FolderContext folderContext;
    private final Preparation preparation;
    private final SyncResults results = new SyncResults();
    private final long startedAt = System.nanoTime();
    private SyncReport.Reading reading = SyncReport.Reading.none();

    SyncRun(SyncContext context, SyncSettings settings, ImportFolder folder) {
        this.context = context;
        this.settings = settings;
        this.folderContext = FolderContext.in(folder);
        this.preparation = new Preparation(context, settings, folderContext);
    }

    SyncReport run() throws SyncException, PortalException {
        try (preparation) {
            return settings.dryRun() ? rehearse() : perform();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return report(SyncReport.End.INTERRUPTED, SyncTexts.message("end.interrupted"));
        } catch (PortalException e) {
            throw e;
        } catch (UncheckedIOException e) {
            return failed(e.getCause());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private SyncReport failed(IOException e) throws SyncException {
        if (isInterrupt(e)) {
            return report(SyncReport.End.INTERRUPTED, SyncTexts.message("end.interrupted"));
        }
        throw e instanceof SyncException said ? said : new SyncException(folderTrouble(e), e);
    }

    /**
     * An interrupt closes the channels of the thread; that is not a folder failure, and the thread stays interrupted.
     */
    private static boolean isInterrupt(IOException e) {
        return e instanceof ClosedByInterruptException || e.getCause() instanceof ClosedByInterruptException;
    }

    /** Runs a dry run that leaves the folder unchanged. */
    private SyncReport rehearse() throws IOException, InterruptedException {
        ImportFolder folder = folderContext.folder();
        folder.requirePlain();
        preparation.begin();
        try (ManifestContent content = ManifestContent.read(folder.manifest())) {
            requireOwner(content);
            PlanExecutor.End end = DryRun.of(plan(content), results, settings);
            LocalizableText note = content.isDamaged() ? damage(content) : LocalizableText.EMPTY;
            return report(end.end(), end.message().isEmpty() ? note : end.message());
        }
    }

    /** Leaves nothing of the listing in memory but what the plan needs. */
    private Plan plan(ManifestContent content) throws IOException, InterruptedException {
        MetadataSource metadata =
                settings.writeMetadata() ? MetadataSource.rehearsed(folderContext.folder()) : MetadataSource.none();
        Preparation.Prepared prepared =
                preparation.plan(content.entries(), listing(content), metadata, () -> {}, entry -> {});
        reading = prepared.reading().report(0);
        return prepared.plan();
    }

    private static DirectoryLock lock(ImportFolder folder) throws SyncException {
        Optional<DirectoryLock> lock;
        try {
            lock = DirectoryLock.tryLock(folder.control());
        } catch (IOException e) {
            throw new SyncException(
                    SyncTexts.message("folder.unwritable", folder.root(), TransferErrorTexts.reason(e)), e);
        }
        return lock.orElseThrow(() -> new SyncException(SyncTexts.message("folder.busy", folder.root())));
    }

    private SyncReport perform() throws IOException, InterruptedException {
        ImportFolder folder = folderContext.folder();
        folder.create();
        DirectoryLock lock = lock(folder);
        try {
            preparation.begin();
            try (ManifestContent content = read(folder)) {
                requireOwner(content);
                LocalizableText note = content.isDamaged() ? setAside(content) : LocalizableText.EMPTY;
                PlanExecutor.End end = perform(folder, content);
                return report(end.end(), end.message().isEmpty() ? note : end.message());
            }
        } finally {
            lock.close();
        }
    }

    /** Reads the whole manifest, unless the folder is as it was before events named the assets that have changed. */
    private ManifestContent read(ImportFolder folder) throws IOException {
        if (!settings.listing().isScoped()) {
            return ManifestContent.read(folder.manifest());
        }
        return ManifestContent.readFew(
                folder.manifest(),
                last -> last.generation() == settings.listing().generation());
    }

    private PlanExecutor.End perform(ImportFolder folder, ManifestContent content)
            throws IOException, InterruptedException {
        try (folderContext;
                Manifest manifest =
                        Manifest.open(folder.manifest(), settings.portal().toString(), settings.tag(), content);
                MetadataSpool spool = new MetadataSpool(folder.control().resolve("metadata.spool"))) {
            if (settings.listing().isScoped()) {
                manifest.keepIndex();
            }
            MetadataSource metadata =
                    settings.writeMetadata() ? MetadataSource.spooled(folder, spool) : MetadataSource.none();
            UnfinishedMoves moves = new UnfinishedMoves(folder, manifest);
            Preparation.Prepared prepared =
                    preparation.plan(content.entries(), manifest.listing(), metadata, moves::finish, manifest::put);
            reading = prepared.reading().report(0);
            PlanExecutor.End done =
                    new PlanExecutor(context, folderContext, manifest, spool, results, settings, prepared.plan()).run();
            boolean lost = !prepared.lost().isEmpty() && done.end() == SyncReport.End.COMPLETED_WITH_FAILURES;
            PlanExecutor.End end = lost
                    ? new PlanExecutor.End(
                            SyncReport.End.PORTAL_UNAVAILABLE, SyncTexts.message("end.lost", prepared.lost()))
                    : done;
            long generation = new ListingRecorder(settings, manifest).record(prepared.reading(), end.end());
            reading = prepared.reading().report(generation);
            return end;
        }
    }

    private ListingState listing(ManifestContent content) {
        return content.isOf(settings.portal().toString(), settings.tag()) ? content.listing() : ListingState.unknown();
    }

    private void requireOwner(ManifestContent content) throws SyncException {
        Optional<LocalizableText> conflict = content.conflict(
                settings.portal().toString(),
                settings.tag(),
                folderContext.folder().root());
        if (conflict.isPresent()) {
            throw new SyncException(conflict.get());
        }
    }

    private LocalizableText setAside(ManifestContent content) throws IOException {
        Path copy = folderContext.folder().setManifestAside();
        LocalizableText note =
                LocalizableText.sentences(List.of(damage(content), SyncTexts.message("manifest.copied", copy)));
        LOGGER.log(Level.WARNING, note.text());
        return note;
    }

    private static LocalizableText damage(ManifestContent content) {
        // A missing header counts as a damaged line.
        return SyncTexts.message("manifest.damaged", Math.max(1, content.damaged()), content.lines());
    }

    private LocalizableText folderTrouble(IOException e) {
        return SyncTexts.message("folder.unwritable", folderContext.folder().root(), TransferErrorTexts.reason(e));
    }

    private SyncReport report(SyncReport.End end, LocalizableText message) {
        return new SyncReport(
                settings.portal().toString(),
                settings.tag(),
                folderContext.folder().root().toString(),
                end,
                message,
                results.counts(),
                results.reports(),
                context.source().status().requests(),
                results.bytes(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt),
                settings.dryRun(),
                context.disclaimers().texts(),
                reading);
    }
}
