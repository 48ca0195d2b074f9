package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.Serializable;
import java.util.Objects;

/**
 * Result for the link of one asset.
 *
 * @param name the asset's title; may be empty
 * @param url the link; empty if there is none
 * @param why the result is this one; may be empty
 */
public record BacklinkResult(String assetId, String name, State state, String url, LocalizableText why)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Why the result is this one, in the language of the machine that made it. */
    public String reason() {
        return why.text();
    }

    /** State and reason, as one phrase. */
    public LocalizableText explained() {
        LocalizableText label = BacklinkTexts.message("state." + state.key());
        return state.isDesired() || why.isEmpty() ? label : BacklinkTexts.message("state.because", label, why);
    }

    public enum State {
        /** The portal shows the new link. */
        WRITTEN("written"),
        /** The portal already had the link: nothing was sent. */
        UNCHANGED("unchanged"),
        /** The portal accepted the link, but did not show it afterwards; the next run checks again. */
        UNCONFIRMED("unconfirmed"),
        /** Not written: the value was not written by this integration and is left alone. */
        FOREIGN("foreign"),
        /** Not written; the next run tries again. */
        FAILED("failed"),
        /** Removed, because the asset left the set: the field has the value from before the first link. */
        REMOVED("removed"),
        /** Dry run: the link would be written or removed. */
        PLANNED("planned");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** Whether the asset still needs its link; the next run tries again. */
        public boolean isFailure() {
            return this == FAILED || this == UNCONFIRMED;
        }

        /** Whether the asset is as desired, with its link or without one, or would be after a real run. */
        public boolean isDesired() {
            return this == WRITTEN || this == UNCHANGED || this == REMOVED || this == PLANNED;
        }

        /** The word in JSON and Pipelines. */
        public String key() {
            return key;
        }

        /** The user-facing word. */
        public String label() {
            return BacklinkTexts.text("state." + key);
        }
    }

    public BacklinkResult {
        Ids.requireSafe(assetId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(url);
        Objects.requireNonNull(why);
    }
}
