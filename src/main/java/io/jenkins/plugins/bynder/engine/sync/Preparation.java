package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything before the first change: the listing, the inspection of the folder, requests to the portal, the plan. */
final class Preparation implements AutoCloseable {

    /** Recovery work in the folder after the listing is complete. */
    @FunctionalInterface
    interface Cleanup {
        void run() throws IOException;
    }

    private final AssetSource source;
    private final FileHost host;
    private final Progress progress;
    private final long pauseMillis;
    private final SyncSettings settings;
    private final FolderContext workplace;
    private final PageAhead pages;

    Preparation(SyncContext tools, SyncSettings settings, FolderContext workplace) {
        this.source = tools.source();
        this.host = tools.host();
        this.progress = tools.progress();
        this.pauseMillis = tools.pace().listingMillis();
        this.settings = settings;
        this.workplace = workplace;
        this.pages = new PageAhead(source);
    }

    /** Requests the first page while the manifest is read. */
    void begin() {
        if (settings.derivative().isEmpty()) {
            pages.ask(1);
        }
    }

    /**
     * @param entries the manifest; {@code recovery} and {@code learned} may change it
     * @param recovery runs after the listing is complete
     */
    Plan plan(
            Map<String, ManifestEntry> entries,
            MetadataSource metadata,
            Cleanup recovery,
            ChangeDetection.Learned learned)
            throws IOException, InterruptedException {
        boolean unsure = !settings.derivative().isEmpty() && !isMade(settings.derivative());
        progress.enter(Progress.Phase.LISTING);
        boolean despiteFailures = settings.deleteDespiteFailures();
        Listing reader = new Listing(source, pages, removable(entries), despiteFailures, progress, pauseMillis);
        Listing.Result listing = reader.read(asset -> {
            Optional<ManifestEntry> known = Optional.ofNullable(entries.get(asset.id()));
            return ListedAsset.of(asset, settings, known, metadata.of(asset, known));
        });
        if (unsure) {
            requireListed(listing.assets(), entries.values());
        }
        progress.enter(Progress.Phase.PLANNING);
        recovery.run();
        AssetInspector inspector = new AssetInspector(workplace, source, host, settings.portal());
        ChangeDetection survey = new ChangeDetection(inspector, settings, learned, host::cancelAll);
        Map<String, AssetFacts> facts = survey.of(subjects(listing, entries));
        return new Planner(settings, entries, facts).plan(listing);
    }

    /** Cancels requests in flight. */
    @Override
    public void close() {
        pages.close();
    }

    /** Ids that may be removed: without files that are kept on purpose. */
    private Set<String> removable(Map<String, ManifestEntry> entries) {
        Set<String> removable = new HashSet<>();
        for (ManifestEntry entry : entries.values()) {
            boolean settled = entry.kept() && settings.removedAssets() == RemovedAssetsPolicy.KEEP;
            if (!settled && settings.shard().holds(entry.id())) {
                removable.add(entry.id());
            }
        }
        return removable;
    }

    /**
     * Whether the portal lists the derivative. Not every user may request that list, and the call is deprecated:
     * without an answer, the listed assets decide.
     */
    private boolean isMade(String derivative) throws SyncException, InterruptedException {
        if (Portal.BUILT_IN_RENDITIONS.stream().anyMatch(derivative::equalsIgnoreCase)) {
            return true;
        }
        Set<String> renditions;
        try {
            renditions = source.renditions();
        } catch (PortalException e) {
            return false;
        }
        if (renditions.stream().noneMatch(derivative::equalsIgnoreCase)) {
            String known = String.join(", ", new TreeSet<>(renditions));
            throw new SyncException(SyncTexts.text("settings.derivative", derivative, known));
        }
        return true;
    }

    private void requireListed(List<ListedAsset> listing, Collection<ManifestEntry> entries) throws SyncException {
        String derivative = settings.derivative();
        boolean known = entries.stream().anyMatch(entry -> entry.origin().isOf(derivative));
        if (!known
                && !listing.isEmpty()
                && listing.stream().allMatch(asset -> asset.rendition().isEmpty())) {
            throw new SyncException(SyncTexts.text("settings.derivativeUnlisted", derivative, listing.size()));
        }
    }

    private List<ChangeDetection.Subject> subjects(Listing.Result listing, Map<String, ManifestEntry> entries) {
        List<ChangeDetection.Subject> subjects = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (ListedAsset asset : listing.assets()) {
            listed.add(asset.id());
            ManifestEntry known = entries.get(asset.id());
            if (known != null && settings.shard().holds(asset.id())) {
                subjects.add(new ChangeDetection.Subject(known, Optional.of(asset)));
            }
        }
        for (ManifestEntry entry : entries.values()) {
            if (listing.gone().contains(entry.id()) && !listed.contains(entry.id())) {
                subjects.add(new ChangeDetection.Subject(entry, Optional.empty()));
            }
        }
        return subjects;
    }
}
