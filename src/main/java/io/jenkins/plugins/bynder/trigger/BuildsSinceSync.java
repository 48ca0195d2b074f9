package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A build and the earlier ones that started after a sync. Their causes name everything that events have reported since
 * then, including causes of builds that failed before they synced.
 *
 * @param builds newest first
 */
record BuildsSinceSync(List<Later> builds) {

    /** Maximum number of builds to read. */
    static final int MAX = 100;

    /**
     * One build.
     *
     * @param other whether something else started it as well, for example a user who wants to see all changes
     * @param directory of the build
     */
    record Later(int number, List<BynderCause> causes, boolean other, Path directory) {}

    /**
     * All assets that may have changed since a build synced them; empty if that is unknown, or if they are too many for a
     * scoped listing.
     *
     * @param last number of that build, an earlier one
     * @param scope integration and tag, see {@link EventScope#scope}
     */
    Optional<Set<String>> changed(int last, String scope) {
        if (builds.isEmpty() || builds.get(0).other() || builds.get(0).causes().isEmpty()) {
            return Optional.empty();
        }
        if (builds.size() != builds.get(0).number() - last) {
            return Optional.empty(); // A build was deleted, and its causes with it.
        }
        Set<String> changed = new LinkedHashSet<>();
        for (Later build : builds) {
            for (BynderCause cause : build.causes()) {
                Optional<Set<String>> ids = cause.changed(scope, build.directory());
                if (ids.isEmpty()) {
                    return Optional.empty();
                }
                changed.addAll(ids.get());
                if (changed.size() > ListingSettings.MAX_CHANGED) {
                    return Optional.empty(); // The sync would not use them.
                }
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
