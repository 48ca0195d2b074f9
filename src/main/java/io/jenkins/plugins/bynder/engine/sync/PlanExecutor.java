package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.manifest.Manifest;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes a plan in an order that is safe against a kill at any moment: deletions last, and only if all else
 * succeeded.
 */
final class PlanExecutor {

    /**
     * How the sync ended.
     *
     * @param message the reason, empty if all was done
     */
    record End(SyncReport.End end, LocalizableText message) {}

    @FunctionalInterface
    private interface Change {
        AssetReport make(PlanStep step) throws IOException;
    }

    private final ImportFolder folder;
    private final PartialFiles parts;
    private final Publisher publisher;
    private final Removals removals;
    private final Downloader transfer;
    private final LateDerivatives late;
    private final SyncResults results;
    private final SyncProgress progress;
    private final SyncSettings settings;
    private final Plan plan;

    PlanExecutor(
            SyncContext context,
            FolderContext folderContext,
            Manifest manifest,
            MetadataSpool spool,
            SyncResults results,
            SyncSettings settings,
            Plan plan) {
        this.folder = folderContext.folder();
        this.parts = folderContext.parts();
        this.results = results;
        this.progress = context.progress();
        this.settings = settings;
        this.plan = plan;
        MetadataFiles metadataFiles = new MetadataFiles(folder, parts, spool);
        this.publisher = new Publisher(folder, parts, manifest, metadataFiles, plan.names(), settings);
        this.removals = new Removals(folder, manifest, metadataFiles);
        FileHosts hosts = new FileHosts();
        Download download = new Download(context, parts, settings.portal(), hosts, bytes -> {
            results.received(bytes);
            progress.received(bytes);
        });
        this.late = new LateDerivatives(context, settings, plan.names());
        this.transfer = new Downloader(context, folderContext, download, hosts, publisher, results, settings);
    }

    End run() throws IOException, InterruptedException {
        List<PlanStep> fetches = steps(PlanStep.Action.FETCH);
        announce(fetches);
        results.unchanged(plan.unchanged());
        for (PlanStep step : steps(PlanStep.Action.SKIP)) {
            attempt(step, skipped -> StepReports.of(skipped, skipped.outcome(), skipped.reason()));
        }
        move();
        for (PlanStep step : steps(PlanStep.Action.NOTE)) {
            requireNoInterrupt();
            attempt(step, publisher::note);
        }
        try {
            LocalizableText abortReason = transfer.run(fetches);
            abortReason = abortReason.isEmpty() ? transfer.run(late.find(steps(PlanStep.Action.SKIP))) : abortReason;
            if (!abortReason.isEmpty()) {
                return new End(SyncReport.End.PORTAL_UNAVAILABLE, SyncTexts.message("end.lost", abortReason));
            }
        } catch (DiskException e) {
            return unwritable(fetches, e);
        }
        progress.enter(SyncProgress.Phase.CLEANING);
        return clean();
    }

    private void announce(List<PlanStep> fetches) {
        long bytes = fetches.stream()
                .mapToLong(step -> Math.max(0, step.asset().size()))
                .sum();
        progress.enter(SyncProgress.Phase.TRANSFERRING);
        progress.expect(plan.steps().size() + plan.removals().size(), bytes);
    }

    /** Must not be interrupted: a parked file is not visible in the folder. */
    private void move() {
        List<PlanStep> aside = new ArrayList<>();
        List<PlanStep> direct = new ArrayList<>();
        for (PlanStep step : steps(PlanStep.Action.MOVE)) {
            if (!step.parkFirst()) {
                direct.add(step);
            } else if (attempt(() -> publisher.park(step), step)) {
                aside.add(step);
            }
        }
        direct.forEach(step -> attempt(step, publisher::move));
        aside.forEach(step -> attempt(step, publisher::restore));
    }

    private End clean() throws IOException, InterruptedException {
        Optional<End> held = hold(plan, results, settings);
        if (held.isPresent()) {
            return held.get();
        }
        for (Removal removal : plan.removals()) {
            requireNoInterrupt();
            results.add(removals.apply(removal));
            progress.fileDone();
        }
        claimPreferredNames();
        if (!results.anyFailed()) {
            parts.clean(id -> !settings.shard().holds(id));
        }
        return end(plan, results);
    }

    /** The end, if removals are blocked by failures or by the deletion limit. */
    static Optional<End> hold(Plan plan, SyncResults results, SyncSettings settings) {
        if (results.anyFailed() && !settings.deleteDespiteFailures()) {
            plan.removals().forEach(removal -> results.add(Removals.held(removal, "notNow")));
            return Optional.of(end(plan, results));
        }
        if (plan.guarded()) {
            plan.removals().forEach(removal -> results.add(Removals.held(removal, "guarded")));
            LocalizableText guarded = SyncTexts.message("end.guarded", plan.deletions());
            return Optional.of(
                    results.anyFailed()
                            ? end(plan, results, List.of(guarded))
                            : end(SyncReport.End.DELETION_LIMIT, plan, List.of(guarded)));
        }
        return Optional.empty();
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** The end of a sync that executed its plan. */
    static End end(Plan plan, SyncResults results) {
        return end(plan, results, List.of());
    }

    private static End end(Plan plan, SyncResults results, List<LocalizableText> sentences) {
        List<LocalizableText> all = new ArrayList<>(sentences);
        int failed = results.failed();
        if (failed > 0) {
            boolean deleted = results.count(Outcome.DELETED) > 0;
            all.add(0, SyncTexts.message(deleted ? "end.someFailedSomeDeleted" : "end.someFailed", failed));
            return end(SyncReport.End.COMPLETED_WITH_FAILURES, plan, all);
        }
        int unavailable = results.count(Outcome.UNAVAILABLE);
        if (unavailable > 0) {
            all.add(SyncTexts.message("end.unavailable", unavailable));
        }
        boolean whole = all.isEmpty() && plan.notes().isEmpty();
        return end(whole ? SyncReport.End.DONE : SyncReport.End.INCOMPLETE, plan, all);
    }

    private static End end(SyncReport.End end, Plan plan, List<LocalizableText> sentences) {
        List<LocalizableText> all = new ArrayList<>(sentences);
        all.addAll(plan.notes());
        return new End(end, LocalizableText.sentences(all));
    }

    /** Renames files to their preferred names that have become free. */
    private void claimPreferredNames() {
        for (PlanStep step : plan.steps()) {
            Optional<AssetReport> before = results.of(step.id());
            if (!step.preferredPath().equals(step.path()) && before.isPresent()) {
                attempt(() -> publisher.claimPreferredName(step, before.get()).ifPresent(results::add), step);
            }
        }
    }

    private End unwritable(List<PlanStep> fetches, DiskException e) {
        LocalizableText sentence = SyncTexts.message("folder.unwritable", folder.root(), ErrorText.localizable(e));
        fetches.stream()
                .filter(step -> results.of(step.id()).isEmpty())
                .forEach(step -> results.add(StepReports.of(step, Outcome.FAILED, sentence)));
        return new End(SyncReport.End.COMPLETED_WITH_FAILURES, sentence);
    }

    private void attempt(PlanStep step, Change change) {
        attempt(() -> results.add(change.make(step)), step);
        progress.fileDone();
    }

    /** Whether the action succeeded; if not, only this asset has failed. */
    private boolean attempt(FileAction action, PlanStep step) {
        try {
            action.run();
            return true;
        } catch (IOException e) {
            results.add(StepReports.of(step, Outcome.FAILED, TransferErrorTexts.failed("unpublished", e)));
            return false;
        }
    }

    private List<PlanStep> steps(PlanStep.Action action) {
        return plan.steps().stream().filter(step -> step.action() == action).toList();
    }

    @FunctionalInterface
    private interface FileAction {
        void run() throws IOException;
    }
}
