package io.jenkins.plugins.bynder.engine.selftest;

import java.util.Objects;

/**
 * One line of the table: something that takes a permission or a setting, and whether it is there.
 *
 * @param kind what sort of thing it is
 * @param key Bynder's word for it, such as a role or a scope; for machines
 * @param subject what it is, for users
 * @param detail what was found, or what does not work without it; a user-facing message, may be empty
 * @param where where to grant or change it, for users; empty if nothing is to be done
 * @param serious whether something that is switched on will not work
 */
public record Finding(
        Kind kind, String key, String subject, State state, String detail, String where, boolean serious) {

    /** What sort of thing a finding is about. */
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

        /** The word for it in JSON. */
        public String key() {
            return key;
        }
    }

    /** Whether it is there. */
    public enum State {
        PRESENT("present"),
        MISSING("missing"),
        NOT_NEEDED("notNeeded"),
        /** Neither good nor bad, but good to know. */
        INFO("info"),
        UNKNOWN("unknown");

        private final String key;

        State(String key) {
            this.key = key;
        }

        /** The word for it in JSON. */
        public String key() {
            return key;
        }

        /** The user-facing word. */
        public String label() {
            return SelfTestTexts.text("state." + key);
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
     * Whether events arrive, as their receiver knows.
     *
     * @param detail a user-facing message
     * @param where what to do, for users; empty if they arrive
     */
    public static Finding events(State state, String detail, String where) {
        return new Finding(Kind.EVENTS, "events", SelfTestTexts.text("events"), state, detail, where, false);
    }
}
