package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.io.Serializable;
import java.util.Objects;

/**
 * What became of the link of one asset.
 *
 * @param name the asset's title, may be empty
 * @param url the link, empty if there is none
 * @param reason a user-facing phrase or sentence; empty if there is nothing to say
 */
public record Backlink(String assetId, String name, State state, String url, String reason) implements Serializable {

    private static final long serialVersionUID = 1;

    /** What became of it. */
    public enum State {
        /** The portal shows the new link. */
        WRITTEN("written"),
        /** The portal had it already: nothing was sent. */
        UNCHANGED("unchanged"),
        /** The portal accepted the link, but did not show it when read again; the next run checks it again. */
        UNCONFIRMED("unconfirmed"),
        /** Not written: the value belongs to another writer, and stays. */
        FOREIGN("foreign"),
        /** Not written; the next run tries again. */
        FAILED("failed"),
        /** A dry run: it would be written. */
        PLANNED("planned");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** The word for it in JSON and Pipelines. */
        public String key() {
            return key;
        }

        /** The user-facing word. */
        public String label() {
            return BacklinkTexts.text("state." + key);
        }
    }

    public Backlink {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(url);
        Objects.requireNonNull(reason);
    }
}
