package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;

/** Deletes files of removed assets; the last action of a sync, only after all else succeeded. */
final class Removals {

    private final ImportFolder folder;
    private final Manifest manifest;
    private final MetadataFiles metadataFiles;

    Removals(ImportFolder folder, Manifest manifest, MetadataFiles metadataFiles) {
        this.folder = folder;
        this.manifest = manifest;
        this.metadataFiles = metadataFiles;
    }

    /** A file that cannot be deleted is reported and affects no other. */
    AssetReport apply(Removal removal) throws ClosedByInterruptException {
        try {
            return remove(removal);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return report(removal, Outcome.FAILED, TransferErrorTexts.failed("undeleted", e));
        }
    }

    private AssetReport remove(Removal removal) throws IOException {
        ManifestEntry entry = removal.entry();
        return switch (removal.action()) {
            case DELETE -> {
                // The plan may be an hour old.
                if (!folder.inspect(entry.file()).intact()) {
                    yield planned(new Removal(entry, Removal.Action.SPARE));
                }
                Files.delete(folder.file(entry.path()));
                forget(entry);
                yield planned(removal);
            }
            case FORGET -> {
                forget(entry);
                yield planned(removal);
            }
            case KEEP -> {
                manifest.put(entry.withKept(true));
                yield planned(removal);
            }
            case SPARE, UNPROVEN -> planned(removal);
        };
    }

    /** The report of an executed or planned removal. */
    static AssetReport planned(Removal removal) {
        return switch (removal.action()) {
            case DELETE -> report(removal, Outcome.DELETED, SyncTexts.reason("deleted"));
            case FORGET -> report(removal, Outcome.DELETED, SyncTexts.reason("forgotten"));
            case KEEP -> report(removal, Outcome.KEPT, SyncTexts.reason("kept"));
            case SPARE -> report(removal, Outcome.KEPT, SyncTexts.reason("spared"));
            case UNPROVEN -> report(removal, Outcome.KEPT, SyncTexts.reason("unproven"));
        };
    }

    /** The report of a removal that was held back. */
    static AssetReport held(Removal removal, String reason) {
        return report(
                removal,
                Outcome.KEPT,
                SyncTexts.reason(removal.action() == Removal.Action.UNPROVEN ? "unproven" : reason));
    }

    private static AssetReport report(Removal removal, Outcome outcome, LocalizableText reason) {
        ManifestEntry entry = removal.entry();
        return new AssetReport(
                entry.id(),
                entry.title(),
                entry.path(),
                outcome,
                reason,
                entry.file().size(),
                entry.file().sha256());
    }

    private void forget(ManifestEntry entry) throws IOException {
        if (!entry.meta().isEmpty()) {
            metadataFiles.delete(entry.id(), entry.path());
        }
        if (entry.former().isPresent() && folder.inspect(entry.former().get()).intact()) {
            Files.delete(folder.file(entry.former().get().path()));
        }
        manifest.remove(entry.id());
    }
}
