package io.jenkins.plugins.bynder.trigger;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A build and those before it that began after a sync: what events have brought since then, also to builds that failed
 * before they synced.
 *
 * @param builds newest first
 */
record LaterBuilds(List<Later> builds) {

    /** More of them are not looked at. */
    static final int MAX = 100;

    /**
     * One build.
     *
     * @param other whether something else has started it as well, for example a user who wants to see all changes
     * @param directory of the build
     */
    record Later(int number, List<BynderCause> causes, boolean other, Path directory) {}

    /**
     * All assets that may have changed since a build synced them; empty if that is not known.
     *
     * @param last number of that build, which must be an earlier one
     * @param scope names an integration and a tag, see {@link EventScope#scope}
     */
    Optional<Set<String>> changed(int last, String scope) {
        if (builds.isEmpty() || builds.get(0).other() || builds.get(0).causes().isEmpty()) {
            return Optional.empty();
        }
        if (builds.size() != builds.get(0).number() - last) {
            return Optional.empty(); // one was deleted, and with it what it was for
        }
        Set<String> changed = new LinkedHashSet<>();
        for (Later build : builds) {
            for (BynderCause cause : build.causes()) {
                Optional<Set<String>> ids = cause.changed(scope, build.directory());
                if (ids.isEmpty()) {
                    return Optional.empty();
                }
                changed.addAll(ids.get());
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
