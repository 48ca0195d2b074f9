package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RemoteOutputStream;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.config.UseListener;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.AssetSource;
import io.jenkins.plugins.bynder.engine.sync.PortalSource;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a sync from the controller: opens the portal, sends the work to the machine of the workspace, and evaluates the
 * report.
 */
final class SyncOnAgent {

    private static final Logger LOGGER = Logger.getLogger(SyncOnAgent.class.getName());

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;
    private final UnstableResult unstable;

    /** @param unstable called if the step says that failed assets make the build unstable */
    SyncOnAgent(Run<?, ?> run, FilePath workspace, TaskListener listener, UnstableResult unstable) {
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
        this.unstable = unstable;
    }

    /**
     * Runs to an end that lets the build go on.
     *
     * @param usable the integrations that the build may use
     * @throws AbortException with a sentence for people if the sync could not be done, or some assets failed and the
     *     step says that this fails the build
     */
    SyncResult perform(BynderSyncStep step, JobIntegrations usable) throws IOException, InterruptedException {
        try {
            Integration integration = usable.choose(step.getIntegration());
            integration.renameNotice(step.getIntegration()).ifPresent(listener.getLogger()::println);
            String importFolder = step.folder(integration.getImportFolder());
            SyncSettings settings = ListingChoice.choose(step.settings(integration), run, integration, importFolder);
            return perform(step, integration, settings, importFolder);
        } catch (IllegalArgumentException | SyncException | PortalException e) {
            throw abort(e);
        } catch (ChannelClosedException | RequestAbortedException e) {
            LOGGER.log(Level.INFO, () -> run + ": " + Messages.SyncOnAgent_agentLost());
            LOGGER.log(Level.FINE, e, () -> "Lost the agent of " + run);
            throw new AgentLostException(Messages.SyncOnAgent_agentLost());
        }
    }

    private SyncResult perform(BynderSyncStep step, Integration integration, SyncSettings settings, String importFolder)
            throws IOException, InterruptedException {
        SyncResult result = syncAndTell(integration, settings, importFolder);
        SyncReport report = result.report();
        switch (report.end()) {
            case DONE -> {}
            case INTERRUPTED -> throw new InterruptedException(report.message());
            case COMPLETED_WITH_FAILURES -> judge(step.failurePolicy(), report.message());
            case INCOMPLETE -> judge(step.failurePolicy().forIncomplete(), report.message());
            case DELETION_LIMIT, PORTAL_UNAVAILABLE -> throw new AbortException(report.message());
        }
        if (result.noAssets().isPresent()) {
            if (step.noAssetsPolicy() == FailurePolicy.IGNORE) {
                listener.getLogger().println(result.noAssets().get());
            }
            judge(step.noAssetsPolicy(), result.noAssets().get());
        }
        // only a build that the step lets go on has been given the changes
        Optional<FolderChanges> changes =
                new ChangesSinceSuccess(run, workspace.child(importFolder), importFolder, settings).give();
        return new SyncResult(
                report,
                result.links(),
                step.changesSince() == ChangesSince.THIS_RUN ? Optional.empty() : changes,
                result.noAssets(),
                result.apiRequests());
    }

    /** Tells listeners whether the portal could be used. */
    private SyncResult syncAndTell(Integration integration, SyncSettings settings, String importFolder)
            throws IOException, InterruptedException {
        try {
            SyncResult result = sync(integration, settings, importFolder);
            switch (result.report().end()) {
                case DONE -> UseListener.fire(integration, true);
                case PORTAL_UNAVAILABLE -> UseListener.fire(integration, false);
                case COMPLETED_WITH_FAILURES, INCOMPLETE, DELETION_LIMIT, INTERRUPTED -> {}
            }
            return result;
        } catch (IllegalArgumentException | SyncException | PortalException e) {
            UseListener.fire(integration, false);
            throw e;
        }
    }

    private void judge(FailurePolicy policy, String reason) throws IOException, InterruptedException {
        switch (policy) {
            case FAIL -> throw new AbortException(reason);
            case UNSTABLE -> {
                listener.error(reason);
                unstable.set(reason);
            }
            case IGNORE -> {} // The build log already says so.
        }
    }

    private SyncResult sync(Integration integration, SyncSettings settings, String importFolder)
            throws IOException, InterruptedException {
        FilePath folder = workspace.child(importFolder);
        Portal portal = Portals.get().open(integration, run);
        listener.getLogger()
                .println(Messages.SyncOnAgent_starting(settings.tag(), settings.portal(), folder.getRemote()));
        UseAudit audit = UseAudit.open(run, integration, "bynderSync", settings.tag());
        SyncLinks links = SyncLinks.prepare(integration, portal, run, settings);
        Path scratch = run.getRootDir().toPath().resolve("bynder");
        UUID number = UUID.randomUUID();
        ReportSpool rows = new ReportSpool(scratch.resolve("report-" + number + ".json"));
        ListedAssetStore listed = new ListedAssetStore(scratch.resolve("listed-" + number));
        CallQuota quota = new CallQuota(settings.concurrency());
        SyncEvents events = new SyncEvents(run, settings);
        try (ListedAssets source =
                new ListedAssets(source(portal, settings, links), links::look, events::ownEdits, quota, listed)) {
            SyncCallable work = new SyncCallable(
                    settings,
                    folder.getRemote(),
                    source,
                    links.wanted(),
                    new RemoteOutputStream(rows),
                    Portals.get().agentHttp(integration),
                    listener);
            AgentResult result = AgentReportValidator.of(call(work, quota), settings, folder.getRemote());
            SyncReport believed = record(result.report(), importFolder, rows, source, events);
            events.fire(integration, source.listed(), believed);
            Optional<SyncedFolder> synced = events.fire(importFolder, source, result.report());
            Optional<BacklinkReport> linked = links.write(source, result, importFolder, listener);
            linked.ifPresent(made -> events.fire(made, listener));
            linked.ifPresent(audit::wrote);
            if (synced.isPresent()) {
                new SyncUsage(integration, portal, run, settings).report(synced.get(), importFolder, listener);
            }
            if (linked.isPresent()) {
                listener.getLogger().println(Messages.SyncOnAgent_requests(portal.requests()));
            }
            Optional<String> noAssets = NoAssets.explain(
                    portal,
                    new Tag(settings.tag()),
                    result.report(),
                    !source.listed().isEmpty());
            log(result.report());
            return new SyncResult(believed, linked, Optional.empty(), noAssets, portal.requests());
        } finally {
            audit.close();
            rows.delete();
        }
    }

    /** Passes on the report, and returns it, without rows about assets that the agent cannot know from this job. */
    private SyncReport record(
            SyncReport told, String importFolder, ReportSpool rows, ListedAssets source, SyncEvents events)
            throws IOException {
        BelievedAssets some = new BelievedAssets(source::hasListed, this::earlier);
        BelievedAssets all = new BelievedAssets(source::hasListed, this::earlier);
        SyncReport report = told.withAssets(some.of(told.assets(), AssetReport::id));
        events.fire(importFolder, report, rows.file().map(file -> new SentReport(file, all)));
        int dropped = Math.max(some.dropped(), all.dropped());
        if (dropped > 0) {
            listener.getLogger().println(Messages.SyncOnAgent_dropped(dropped));
        }
        return report;
    }

    /** Those of the assets that the job had before this sync. */
    private Set<String> earlier(Set<String> assetIds) {
        Set<String> known = new HashSet<>();
        ExtensionList.lookup(ChangeHistory.class).forEach(history -> known.addAll(history.known(run, assetIds)));
        return known;
    }

    private void log(SyncReport report) {
        long changed = EnumSet.complementOf(EnumSet.of(Outcome.UNCHANGED, Outcome.FAILED, Outcome.UNAVAILABLE)).stream()
                .mapToLong(report::count)
                .sum();
        LOGGER.info(() -> Messages.SyncOnAgent_ended(run, report.tag(), report.portal(), report.end(), changed));
    }

    /** An agent that exceeded its quota is not trusted at all. */
    private AgentResult call(SyncCallable work, CallQuota quota) throws IOException, InterruptedException {
        try {
            AgentResult result = workspace.getChannel().call(work);
            requireWithin(quota);
            return result;
        } catch (RuntimeException | IOException e) {
            requireWithin(quota);
            throw e;
        }
    }

    private static void requireWithin(CallQuota quota) throws AbortException {
        if (quota.exceeded()) {
            throw new ExplainedAbortException(Texts.of(Messages.class).message("ListedAssets.quota"));
        }
    }

    private AssetSource source(Portal portal, SyncSettings settings, SyncLinks links) {
        return new PortalSource(
                portal, new Tag(settings.tag()), links.fields(PortalSource.fields(settings)), AssetCause.assetIds(run));
    }

    /**
     * An end that a build log shows as one sentence. The cause stays behind: one that cannot be serialized, as those
     * from agents, would make a Pipeline show the whole stack of it.
     */
    AbortException abort(Exception cause) {
        LOGGER.log(Level.FINE, cause, () -> "A sync of " + run + " ended");
        LocalizableText why = ErrorText.localizable(cause);
        SyncEvents.failed(run, why);
        return new AbortException(why.text());
    }
}
