package io.jenkins.plugins.bynder.engine.sync;

import java.io.IOException;
import java.nio.file.Files;

/** Ends what has left the set; the last thing a sync does, and only after all else went well. */
final class Removals {

    private final ImportFolder folder;
    private final Manifest manifest;
    private final Sidecars sidecars;

    Removals(ImportFolder folder, Manifest manifest, Sidecars sidecars) {
        this.folder = folder;
        this.manifest = manifest;
        this.sidecars = sidecars;
    }

    AssetReport apply(Removal removal) throws IOException {
        Entry entry = removal.entry();
        return switch (removal.action()) {
            case DELETE -> {
                // The plan may be an hour old by now.
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
            case SPARE -> planned(removal);
        };
    }

    /** What becomes of it, or would. */
    static AssetReport planned(Removal removal) {
        return switch (removal.action()) {
            case DELETE -> report(removal, Outcome.DELETED, "reason.deleted");
            case FORGET -> report(removal, Outcome.DELETED, "reason.forgotten");
            case KEEP -> report(removal, Outcome.KEPT, "reason.kept");
            case SPARE -> report(removal, Outcome.KEPT, "reason.spared");
        };
    }

    /** Nothing becomes of it this time. */
    static AssetReport held(Removal removal, String reason) {
        return report(removal, Outcome.KEPT, reason);
    }

    private static AssetReport report(Removal removal, Outcome outcome, String reason) {
        Entry entry = removal.entry();
        return new AssetReport(
                entry.id(),
                entry.title(),
                entry.path(),
                outcome,
                SyncTexts.text(reason),
                entry.file().size(),
                entry.file().sha256());
    }

    private void forget(Entry entry) throws IOException {
        if (!entry.meta().isEmpty()) {
            sidecars.delete(entry.id(), entry.path());
        }
        if (entry.former().isPresent() && folder.inspect(entry.former().get()).intact()) {
            Files.delete(folder.file(entry.former().get().path()));
        }
        manifest.remove(entry.id());
    }
}
