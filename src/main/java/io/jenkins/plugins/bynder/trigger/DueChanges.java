package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a sync of one job would change.
 *
 * @param assetIds assets that it would change; if there is any, a sync is due
 * @param more number of further assets, whose ids are not kept
 * @param latestEdit when the latest of the assets was modified; empty if the portal shows none of them
 */
record DueChanges(Set<String> assetIds, int more, Optional<Instant> latestEdit) {

    /** A sync of more assets reads the listing, not the assets by id. */
    static final int MAX_IDS = ListingSettings.MAX_CHANGED;

    boolean any() {
        return !assetIds.isEmpty();
    }

    /** Collects assets; keeps a limited number of ids. */
    static final class Builder {

        private final int maxIds;
        private final Set<String> ids = new LinkedHashSet<>();
        private int more;
        private Optional<Instant> latestEdit = Optional.empty();

        Builder(int maxIds) {
            this.maxIds = maxIds;
        }

        /**
         * Adds an asset, each one once.
         *
         * @param edited empty if the portal does not show it
         */
        void add(String id, Optional<Instant> edited) {
            if (ids.size() < maxIds) {
                ids.add(id);
            } else {
                more++;
            }
            edited.ifPresent(this::edited);
        }

        private void edited(Instant when) {
            latestEdit = Optional.of(latestEdit.filter(when::isBefore).orElse(when));
        }

        /** Adds those of another builder after the own ones. */
        void addAll(Builder others) {
            others.ids.forEach(id -> add(id, Optional.empty()));
            more += others.more;
            others.latestEdit.ifPresent(this::edited);
        }

        DueChanges changes() {
            return new DueChanges(Collections.unmodifiableSet(ids), more, latestEdit);
        }
    }
}
