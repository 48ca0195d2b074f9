package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.state.FolderFacts;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.step.ListingScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Limits the listing of a sync to the assets that events have named since the folder was last synced. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventScope implements ListingScope {

    @Override
    public ListingSettings of(Run<?, ?> run, Integration integration, String importFolder, SyncSettings settings) {
        ListingSettings listing = settings.listing();
        Optional<FolderFacts> folder = folder(run, importFolder, settings);
        if (listing.mode() != ListingSettings.Mode.AUTO || folder.isEmpty()) {
            return listing;
        }
        long generation = folder.get().generation();
        if (generation == FolderFacts.FULL_LISTING) {
            return listing.withLinksMissing();
        }
        int last = folder.get().build();
        if (generation == FolderFacts.UNKNOWN || CancelledBuilds.get().anyAfter(last, run.getParent())) {
            return listing;
        }
        return builds(run, last)
                .changed(last, scope(integration, settings.tag()))
                .map(changed -> listing.withChanged(changed, generation))
                .orElse(listing);
    }

    /** Names an integration and a tag. */
    static String scope(Integration integration, String tag) {
        return integration.key() + "\n" + tag;
    }

    private static Optional<FolderFacts> folder(Run<?, ?> run, String importFolder, SyncSettings settings) {
        return FolderStates.get()
                .read(
                        run.getParent(),
                        folders -> folders.of(settings.portal().toString(), settings.tag()).stream()
                                .map(folder -> folder.facts())
                                .filter(facts -> facts.folder().equals(importFolder))
                                .findFirst())
                .flatMap(found -> found);
    }

    private static BuildsSinceSync builds(Run<?, ?> run, int last) {
        List<BuildsSinceSync.Later> builds = new ArrayList<>();
        for (Run<?, ?> build = run;
                build != null && build.getNumber() > last && builds.size() < BuildsSinceSync.MAX;
                build = build.getPreviousBuild()) {
            List<BynderCause> causes = build.getCauses().stream()
                    .filter(BynderCause.class::isInstance)
                    .map(BynderCause.class::cast)
                    .toList();
            boolean other = build.getCauses().size() > causes.size();
            builds.add(new BuildsSinceSync.Later(
                    build.getNumber(), causes, other, build.getRootDir().toPath()));
        }
        return new BuildsSinceSync(builds);
    }
}
