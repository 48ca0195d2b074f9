package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.config.WriteVeto;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.Backlinks;
import io.jenkins.plugins.bynder.engine.backlink.JobLinks;
import io.jenkins.plugins.bynder.engine.backlink.Link;
import io.jenkins.plugins.bynder.engine.backlink.LinkField;
import io.jenkins.plugins.bynder.engine.backlink.LinkOwnership;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Reads the chosen assets and writes the links that differ. Runs on the controller. */
final class BynderBacklinkExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1;

    private final BynderBacklinkStep step;

    BynderBacklinkExecution(StepContext context, BynderBacklinkStep step) {
        super(context);
        this.step = step;
    }

    @Override
    Object work() throws IOException, InterruptedException {
        if (!step.isChosen()) {
            throw new AbortException(Messages.BynderBacklinkStep_noAssets());
        }
        Optional<LocalizableText> objection = WriteVeto.any();
        if (objection.isPresent()) {
            throw new ExplainedAbortException(objection.get());
        }
        try {
            Run<?, ?> run = build();
            String job = run.getParent().getFullName();
            Integration integration = integrations().choose(step.getIntegration());
            integration.renameNotice(step.getIntegration()).ifPresent(listener().getLogger()::println);
            SyncSettings settings =
                    SyncSettings.of(integration.address(), integration.getTag()).withDryRun(step.isDryRun());
            UrlTemplate template = step.getUrl().isEmpty() ? integration.urlTemplate() : UrlTemplate.of(step.getUrl());
            MetapropertyLabel label = integration.labelFor(step.getLabel());
            BuildLinks links = new BuildLinks(template, run, settings);
            Portal portal = Portals.get().open(integration, run);
            LinkField field = LinkField.lookUp(portal, label);
            boolean ownLabel = label.equals(integration.fieldLabel());
            if (!ownLabel && field.found().isEmpty()) {
                throw new AbortException(Messages.BynderBacklinkStep_noMetaproperty(label.text()));
            }
            if (links.leadToAssetPages() && !hasAssetPages(run.getParent())) {
                listener().getLogger().println(Messages.BynderBacklinkStep_noPages());
            }
            List<Link> due = due(portal, field, links, integration);
            SyncEvents events = new SyncEvents(run, settings);
            JobLinks.Writer owner = new JobLinks.Writer(
                    job,
                    Optional.empty(),
                    step.getUrl().isEmpty() && !template.differsByJob(),
                    ownLabel ? integration.getBacklinkJob() : "",
                    step.isOverwrite() || integration.isOverwriteBacklinks(),
                    step.isOverwrite());
            LinkOwnership ownership = integration.allowsLinksOf(run.getParent())
                    ? events.tellingOfLinks(LinkJournals.ownership(integration, label, owner))
                    : LinkOwnership.refusing(Texts.of(Messages.class).message("SyncLinks.branch"));
            Backlinks writer = new Backlinks(portal, field, ownership);
            UseAudit audit = UseAudit.open(run, integration, "bynderBacklink", "");
            BacklinkReport report = BacklinkProgressLog.watch(
                    portal, listener(), progress -> writer.write(due, step.isDryRun(), progress));
            audit.wrote(report);
            audit.close();
            events.fire(report, listener());
            return ReportMap.of(report);
        } catch (IllegalArgumentException | PortalException e) {
            throw new AbortException(ErrorText.of(e));
        }
    }

    /** Whether the job has synced something, so that it shows pages of its assets. */
    private static boolean hasAssetPages(Job<?, ?> job) {
        return job.getAllActions().stream()
                .anyMatch(action -> BuildLinks.PAGES.equals(action.getUrlName()) && action.getIconFileName() != null);
    }

    private List<Link> due(Portal portal, LinkField field, BuildLinks links, Integration integration)
            throws PortalException, InterruptedException {
        Optional<String> property = field.found().map(Metaproperty::name);
        AssetParts fields = property.map(AssetParts.basic()::withProperty).orElseGet(AssetParts::basic);
        Map<String, Asset> shown = new LinkedHashMap<>();
        portal.assets(step.getAssets(), fields).stream()
                .filter(asset -> asset.tags().stream().anyMatch(integration::allowsTag))
                .forEach(asset -> shown.put(asset.id(), asset));
        List<Link> due = new ArrayList<>();
        for (String id : step.getAssets()) {
            Asset asset = shown.get(id);
            due.add(
                    asset == null
                            ? new Link(
                                    id,
                                    "",
                                    "",
                                    "",
                                    Texts.of(Messages.class).message("BynderBacklinkStep.unknownAsset", id))
                            : links.of(id, asset.name(), asset.fileName(), "", current(asset, property)));
        }
        return due;
    }

    private static String current(Asset asset, Optional<String> property) {
        return property.map(asset::property).orElse("");
    }
}
