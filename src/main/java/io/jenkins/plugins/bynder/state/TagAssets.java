package io.jenkins.plugins.bynder.state;

import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The assets of one tag that a job has synced, as listed for the last sync: the state that its next build would start
 * from. None if the job never synced the tag, or its store cannot be read.
 */
@Restricted(NoExternalUse.class)
public final class TagAssets {

    /** Assets that are read in one call, so that the store is not open for long. */
    private static final int PART = 5000;

    /** @param last id of the last asset in the part; empty if no assets are left */
    private record Part(List<SyncedRevision> assets, Optional<String> last) {

        static final Part NONE = new Part(List.of(), Optional.empty());
    }

    private final FolderStates states;
    private final Supplier<Path> job;
    private final String portal;
    private final String tag;

    /** @param job its directory, which changes if the job is renamed */
    TagAssets(FolderStates states, Supplier<Path> job, String portal, String tag) {
        this.states = states;
        this.job = job;
        this.portal = portal;
        this.tag = tag;
    }

    /** Those of these assets that the job has synced, by id. */
    public Map<String, SyncedRevision> find(Collection<String> ids) {
        return states.read(job.get(), folders -> {
                    Map<String, SyncedRevision> found = new LinkedHashMap<>();
                    for (JobFolderState folder : folders.current(portal, tag)) {
                        ids.forEach(id -> folder.find(id).ifPresent(asset -> found.putIfAbsent(id, asset.revision())));
                    }
                    return found;
                })
                .orElse(Map.of());
    }

    /**
     * Passes on all assets, each once. Memory does not depend on their number. If a build syncs meanwhile, assets that it
     * adds or removes may be missing or passed on.
     */
    public void each(Consumer<SyncedRevision> reader) {
        List<String> earlier = new ArrayList<>();
        for (String folder : folders()) {
            Part part = part(folder, "", earlier);
            while (part.last().isPresent()) {
                part.assets().forEach(reader);
                part = part(folder, part.last().get(), earlier);
            }
            earlier.add(folder);
        }
    }

    private List<String> folders() {
        return states.read(
                        job.get(),
                        folders -> folders.current(portal, tag).stream()
                                .map(folder -> folder.facts().folder())
                                .toList())
                .orElse(List.of());
    }

    /** @param earlier import folders whose assets are not passed on again */
    private Part part(String folder, String after, List<String> earlier) {
        return states.read(job.get(), folders -> {
                    Map<String, JobFolderState> current = new LinkedHashMap<>();
                    folders.current(portal, tag)
                            .forEach(state -> current.put(state.facts().folder(), state));
                    if (!current.containsKey(folder)) {
                        return Part.NONE;
                    }
                    List<SyncedRevision> assets = current.get(folder).revisionsAfter(after, PART);
                    current.keySet().retainAll(earlier);
                    return assets.isEmpty()
                            ? Part.NONE
                            : new Part(
                                    assets.stream()
                                            .filter(asset -> current.values().stream()
                                                    .noneMatch(state -> state.contains(asset.id())))
                                            .toList(),
                                    Optional.of(assets.get(assets.size() - 1).id()));
                })
                .orElse(Part.NONE);
    }
}
