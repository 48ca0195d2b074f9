package io.jenkins.plugins.bynder.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.WriteVeto;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.Backlinks;
import io.jenkins.plugins.bynder.engine.backlink.JobLinks;
import io.jenkins.plugins.bynder.engine.backlink.Link;
import io.jenkins.plugins.bynder.engine.backlink.LinkField;
import io.jenkins.plugins.bynder.engine.backlink.LinkRemoval;
import io.jenkins.plugins.bynder.engine.backlink.Placeholder;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes the links of a sync. The metaproperty is looked up before the listing, which then includes its values; links
 * are written once the files are in the folder. Failures are reported and affect nothing else.
 */
final class SyncLinks {

    /** Data from the listing that a sync does not keep otherwise. */
    private record Seen(String fileName, String current) {}

    private final Integration integration;
    private final Portal portal;
    private final Run<?, ?> run;
    private final SyncSettings settings;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private Optional<LinkField> field = Optional.empty();
    private Optional<BuildLinks> links = Optional.empty();
    private LocalizableText trouble = LocalizableText.EMPTY;

    private SyncLinks(Integration integration, Portal portal, Run<?, ?> run, SyncSettings settings) {
        this.integration = integration;
        this.portal = portal;
        this.run = run;
        this.settings = settings;
    }

    /** Looks up the metaproperty if backlinks are enabled. */
    static SyncLinks prepare(Integration integration, Portal portal, Run<?, ?> run, SyncSettings settings)
            throws InterruptedException {
        SyncLinks prepared = new SyncLinks(integration, portal, run, settings);
        if (prepared.wanted()) {
            prepared.prepare();
        }
        return prepared;
    }

    /** Whether the names of all files are needed. */
    boolean wanted() {
        return integration.isEnableBacklinks() && integration.allowsLinksOf(run.getParent());
    }

    private void prepare() throws InterruptedException {
        Optional<LocalizableText> objection = WriteVeto.any();
        if (objection.isPresent()) {
            trouble = objection.get();
            return;
        }
        try {
            links = Optional.of(new BuildLinks(integration.urlTemplate(), run, settings));
            field = Optional.of(LinkField.lookUp(portal, integration.fieldLabel()));
        } catch (PortalException | IllegalArgumentException e) {
            trouble = ErrorText.localizable(e);
        }
    }

    /** Adds to the fields of the listing those that links need. */
    AssetParts fields(AssetParts needed) {
        return property().map(needed::withProperty).orElse(needed);
    }

    /** Records values from the listing and removes those that agents do not need. */
    Asset look(Asset asset) {
        if (links.isEmpty()) {
            return asset;
        }
        String current = property().map(asset::property).orElse("");
        String fileName = links.get().needs(Placeholder.FILE_NAME) ? asset.fileName() : "";
        seen.put(asset.id(), new Seen(fileName, current));
        return settings.writeMetadata() ? asset : asset.withoutProperties();
    }

    private Optional<String> property() {
        return field.flatMap(LinkField::found).map(found -> found.name());
    }

    /**
     * Writes the links that differ, and removes those of assets that left the set.
     *
     * @param source with the sync's own listing
     * @return empty if there was nothing to write links for
     */
    Optional<BacklinkReport> write(ListedAssets source, AgentResult result, String importFolder, TaskListener listener)
            throws InterruptedException {
        boolean landed =
                switch (result.report().end()) {
                    case DONE, INCOMPLETE, COMPLETED_WITH_FAILURES -> true;
                    case DELETION_LIMIT, PORTAL_UNAVAILABLE, INTERRUPTED -> false;
                };
        if (integration.isEnableBacklinks() && !wanted()) {
            listener.getLogger().println(Messages.SyncLinks_branch());
        }
        if (!wanted() || !landed) {
            return Optional.empty();
        }
        AssetSet listed = source.listed();
        List<Link> due = trouble.isEmpty() ? due(listed, result, importFolder) : List.of();
        BacklinkReport made;
        if (trouble.isEmpty()) {
            JobLinks ownership = ownership();
            SyncEvents events = new SyncEvents(run, settings);
            Backlinks writer = new Backlinks(portal, field.orElseThrow(), events.tellingOfLinks(ownership));
            made = BacklinkProgressLog.watch(
                    portal, listener, progress -> writer.write(due, settings.dryRun(), progress));
            if (!integration.isKeepBacklinks()) {
                made = made.and(removed(ownership, events, source, result.report(), listener));
            }
        } else {
            made = Backlinks.failed(integration.fieldLabel(), unlinked(listed), settings.dryRun(), trouble);
            if (!integration.isKeepBacklinks() && !settings.dryRun()) {
                LeftAssets.record(source, ownership());
            }
        }
        return Optional.of(made);
    }

    private BacklinkReport removed(
            JobLinks ownership, SyncEvents events, ListedAssets source, SyncReport report, TaskListener listener)
            throws InterruptedException {
        Set<String> left = new LeftAssets(portal, settings).find(source, report, ownership);
        LinkRemoval removal =
                new LinkRemoval(portal, field.orElseThrow(), ownership, new Tag(settings.tag()), settings.dryRun());
        return BacklinkProgressLog.watch(portal, listener, progress -> removal.remove(left, events::linking, progress));
    }

    private JobLinks ownership() {
        JobLinks.Writer writer = new JobLinks.Writer(
                run.getParent().getFullName(),
                Optional.of(settings.tag()),
                !integration.urlTemplate().differsByJob(),
                integration.getBacklinkJob(),
                integration.isOverwriteBacklinks(),
                false);
        return LinkJournals.ownership(integration, integration.fieldLabel(), writer);
    }

    private List<Link> due(AssetSet listed, AgentResult result, String importFolder) {
        if (!result.filesProblem().isEmpty()) {
            trouble = Texts.of(Messages.class).message("SyncLinks.noFolder", result.filesProblem());
            return List.of();
        }
        Map<String, String> files = files(result);
        Set<String> failed = ids(result.report(), EnumSet.of(Outcome.FAILED, Outcome.UNAVAILABLE));
        return listed.stream()
                .filter(asset -> files.containsKey(asset.id()) && !failed.contains(asset.id()))
                .map(asset -> link(asset, importFolder + "/" + files.get(asset.id())))
                .toList();
    }

    /** Names of the files that exist now, or would after a real run. */
    private Map<String, String> files(AgentResult result) {
        Map<String, String> files = new HashMap<>(result.files());
        if (settings.dryRun()) {
            seen.keySet().stream().filter(settings.shard()::holds).forEach(id -> files.putIfAbsent(id, ""));
            result.report().assets().forEach(asset -> files.replace(asset.id(), asset.path()));
        }
        return files;
    }

    private static Set<String> ids(SyncReport report, Set<Outcome> outcomes) {
        return report.assets().stream()
                .filter(asset -> outcomes.contains(asset.outcome()))
                .map(AssetReport::id)
                .collect(Collectors.toSet());
    }

    private Link link(SyncedRevision asset, String path) {
        Seen was = seen.getOrDefault(asset.id(), new Seen("", ""));
        return links.orElseThrow().of(asset.id(), asset.name(), was.fileName(), path, was.current());
    }

    /** Links are not known at this point. */
    private List<Link> unlinked(AssetSet listed) {
        return listed.stream()
                .filter(asset -> settings.shard().holds(asset.id()))
                .map(asset -> new Link(asset.id(), asset.name(), "", "", trouble))
                .toList();
    }
}
