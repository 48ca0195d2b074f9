package io.jenkins.plugins.bynder.engine.selftest;

import java.util.Locale;
import java.util.Objects;

/**
 * One line of the result: a permission, scope or feature, and its state.
 *
 * @param kind of the thing checked
 * @param key Bynder's name of a role or scope; for machines
 * @param subject user-facing name
 * @param detail user-facing: what was found, or what does not work without it; may be empty
 * @param where user-facing: where to grant or change it; empty if nothing must be done
 * @param serious whether an enabled feature will not work
 */
public record Finding(
        Kind kind, String key, String subject, State state, String detail, String where, boolean serious) {

    public enum Kind {
        PERMISSION("permission"),
        SCOPE("scope"),
        METAPROPERTY("metaproperty"),
        DOWNLOAD("download"),
        TRANSFER("transfer"),
        LISTING("listing"),
        EVENTS("events");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in JSON. */
        public String key() {
            return key;
        }
    }

    public enum State {
        PRESENT("present"),
        MISSING("missing"),
        NOT_NEEDED("notNeeded"),
        /** Neither OK nor a problem. */
        INFO("info"),
        UNKNOWN("unknown");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** The word in JSON. */
        public String key() {
            return key;
        }

        /** The user-facing word. */
        public String label(Locale reader) {
            return new SelfTestTexts(reader).text("state." + key);
        }
    }

    public Finding {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(key);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(state);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(where);
    }

    /**
     * Whether events arrive, according to their receiver.
     *
     * @param reader language of the subject
     * @param detail user-facing
     * @param where user-facing: what to do; empty if events arrive
     */
    public static Finding events(Locale reader, State state, String detail, String where) {
        return new Finding(
                Kind.EVENTS, "events", new SelfTestTexts(reader).text("events"), state, detail, where, false);
    }
}
