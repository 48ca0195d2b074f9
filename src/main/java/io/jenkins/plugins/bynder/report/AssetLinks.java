package io.jenkins.plugins.bynder.report;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.config.JobsByIntegration;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.state.FolderAsset;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Names of assets and the way to their pages, for pages that only know ids. */
@Restricted(NoExternalUse.class)
public final class AssetLinks {

    /** Jobs whose stores are searched for one asset. */
    private static final int MAX_JOBS = 20;

    private AssetLinks() {}

    /**
     * An asset that users can look at.
     *
     * @param url below the root of Jenkins; empty if no job has the asset
     */
    public record AssetLink(String name, String url) {

        public String getName() {
            return name;
        }

        public String getUrl() {
            return url;
        }
    }

    /**
     * One for each id, in their order; the id instead of the name if no job has the asset.
     *
     * @param jobs only those that the user may read are used
     */
    public static List<AssetLink> of(Collection<? extends Job<?, ?>> jobs, List<String> ids) {
        Map<String, AssetLink> found = new LinkedHashMap<>();
        ids.forEach(id -> found.put(id, new AssetLink(id, "")));
        for (Job<?, ?> job : jobs) {
            boolean complete =
                    found.values().stream().noneMatch(link -> link.url().isEmpty());
            if (!complete && job.hasPermission(Item.READ)) {
                FolderStates.get().read(job, folders -> {
                    folders.newestFirst()
                            .forEach(folder -> ids.stream()
                                    .filter(id -> Ids.isSafe(id)
                                            && found.get(id).url().isEmpty())
                                    .forEach(id ->
                                            folder.find(id).ifPresent(asset -> found.put(id, link(job, asset)))));
                    return true;
                });
            }
        }
        return List.copyOf(found.values());
    }

    /** The jobs of the same integrations that have the asset and that the user may read, without the job itself. */
    static List<Job<?, ?>> otherJobs(Job<?, ?> job, String id) {
        Set<Job<?, ?>> candidates = new LinkedHashSet<>();
        JobIntegrations.of(job)
                .usable()
                .forEach(
                        integration -> candidates.addAll(JobsByIntegration.get().jobs(integration)));
        List<Job<?, ?>> jobs = new ArrayList<>();
        candidates.stream()
                .filter(other -> other != job && other.hasPermission(Item.READ))
                .limit(MAX_JOBS)
                .filter(other -> FolderStates.get()
                        .read(other, folders -> !folders.known(Set.of(id)).isEmpty())
                        .orElse(false))
                .forEach(jobs::add);
        return jobs;
    }

    private static AssetLink link(Job<?, ?> job, FolderAsset asset) {
        String name = Optional.of(Row.of(asset).name())
                .filter(text -> !text.isEmpty())
                .orElse(asset.id());
        return new AssetLink(name, JobAction.assetPage(job, asset.id()));
    }
}
