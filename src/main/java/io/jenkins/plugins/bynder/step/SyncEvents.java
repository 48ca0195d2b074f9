package io.jenkins.plugins.bynder.step;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.Link;
import io.jenkins.plugins.bynder.engine.backlink.LinkOwnership;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Notifies listeners about a sync, as far as its result is certain. */
final class SyncEvents {

    private static final Logger LOGGER = Logger.getLogger(SyncEvents.class.getName());

    private final Run<?, ?> run;
    private final SyncSettings settings;

    SyncEvents(Run<?, ?> run, SyncSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    /** Ids of those assets whose last edit was our own. */
    Set<String> ownEdits(Collection<SyncedRevision> edited) {
        Set<String> own = new HashSet<>();
        each(listener -> own.addAll(listener.ownEdits(run, settings, edited)));
        return own;
    }

    /** Returns what the folder has; empty if that is not known. */
    Optional<SyncedFolder> fire(String importFolder, ListedAssets source, SyncReport report) {
        boolean done = report.end() == SyncReport.End.DONE;
        Set<String> failed = notLanded(report);
        boolean told = failed.size() == report.count(Outcome.FAILED) + report.count(Outcome.UNAVAILABLE);
        boolean partly =
                report.end() == SyncReport.End.COMPLETED_WITH_FAILURES || report.end() == SyncReport.End.INCOMPLETE;
        if (settings.dryRun() || !(done || partly && told)) {
            return Optional.empty();
        }
        AssetSet landed =
                source.listed().where(asset -> settings.shard().holds(asset.id()) && !failed.contains(asset.id()));
        SyncedFolder folder = new SyncedFolder(landed, source.gone(), done, report.reading());
        each(listener -> listener.synced(run, importFolder, settings, folder));
        return Optional.of(folder);
    }

    /** Notifies about the listing. */
    void fire(Integration integration, AssetSet listed, SyncReport report) {
        each(listener -> listener.listed(run, integration, listed, report));
    }

    /** Notifies about the end of the sync, with any result. */
    void fire(String importFolder, SyncReport report, Optional<SentReport> whole) {
        each(listener -> listener.ended(run, importFolder, settings, report, whole));
    }

    /** Notifies which links are about to be written, once that is decided. */
    LinkOwnership tellingOfLinks(LinkOwnership ownership) {
        return (links, dryRun) -> {
            Map<String, LocalizableText> refused = ownership.claim(links, dryRun);
            List<String> ids = links.stream()
                    .filter(Link::due)
                    .map(Link::assetId)
                    .filter(id -> !refused.containsKey(id))
                    .toList();
            if (!ids.isEmpty()) {
                linking(ids);
            }
            return refused;
        };
    }

    /** Notifies that the links of these assets are about to change. */
    void linking(Collection<String> ids) {
        if (!settings.dryRun()) {
            each(listener -> listener.linking(run, settings, ids));
        }
    }

    /** Prints the result of writing links, and notifies unless it was a dry run. */
    void fire(BacklinkReport report, TaskListener log) {
        BacklinkProgressLog.print(report, log);
        if (!report.dryRun()) {
            each(listener -> listener.linked(run, settings, report));
        }
    }

    /** Reports a sync that has failed. */
    static void failed(Run<?, ?> run, LocalizableText why) {
        each(run, listener -> listener.failed(run, why));
    }

    private void each(Consumer<SyncListener> event) {
        each(run, event);
    }

    private static void each(Run<?, ?> run, Consumer<SyncListener> event) {
        for (SyncListener listener : ExtensionList.lookup(SyncListener.class)) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                // The files are in place; a failing listener must not fail the build.
                LOGGER.log(Level.WARNING, Messages.SyncEvents_listenerFailed(run), e);
            }
        }
    }

    /** The report may contain fewer assets than there are. */
    private static Set<String> notLanded(SyncReport report) {
        return report.assets().stream()
                .filter(asset -> asset.outcome() == Outcome.FAILED || asset.outcome() == Outcome.UNAVAILABLE)
                .map(AssetReport::id)
                .collect(Collectors.toSet());
    }
}
