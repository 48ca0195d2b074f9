package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import java.util.Optional;

/**
 * What is to be done about a listed asset, its file name aside.
 *
 * @param need what its file needs
 */
record Decision(Need need, Outcome outcome, String reason, Optional<OriginalVersion> original) {

    enum Need {
        /** To be got. */
        FILE,
        /** To be written about in the manifest. */
        NOTE,
        NOTHING,
        /** Nothing can be done for it in this run: it stays where it is. */
        HANDS_OFF
    }

    /** Decides; pure, and the same texts each time, since there are as many decisions as assets. */
    static final class Maker {

        private final String derivative;
        private final Decision added = fetch(Outcome.ADDED, "reason.added");
        private final Decision missing = fetch(Outcome.REPAIRED, "reason.missing");
        private final Decision changed = fetch(Outcome.REPAIRED, "reason.edited");
        private final Decision staged = fetch(Outcome.ADDED, "reason.staged");
        private final Decision settled = just(Need.NOTHING, Outcome.UNCHANGED, "reason.unchanged");
        private final Decision touched = just(Need.NOTE, Outcome.UNCHANGED, "reason.unchanged");
        private final Decision metadata = just(Need.NOTE, Outcome.METADATA_ONLY, "reason.metadata");
        private final Decision back = just(Need.NOTE, Outcome.METADATA_ONLY, "reason.back");
        private final Decision sidecar = just(Need.NOTE, Outcome.METADATA_ONLY, "reason.sidecar");
        private final Decision vanished = handsOff(Outcome.KEPT, SyncTexts.text("reason.vanished"));
        private final Decision noFileYet = handsOff(Outcome.UNAVAILABLE, SyncTexts.text("reason.noFileYet"));
        private final Decision rendition;
        private final Decision noRendition;
        private final Decision noRenditionYet;

        /** @param derivative name of the wanted rendition, empty for the original */
        Maker(String derivative) {
            this.derivative = derivative;
            this.rendition = derivative.isEmpty()
                    ? fetch(Outcome.UPDATED, "reason.original")
                    : fetch(Outcome.UPDATED, "reason.derivative", derivative);
            this.noRendition = handsOff(Outcome.KEPT, SyncTexts.text("reason.noDerivative", derivative));
            this.noRenditionYet = handsOff(Outcome.UNAVAILABLE, SyncTexts.text("reason.noDerivativeYet", derivative));
        }

        Decision decide(Listed asset, Optional<Entry> known, Facts facts) {
            if (!derivative.isEmpty() && asset.rendition().isEmpty()) {
                return isHere(known, facts) ? noRendition : noRenditionYet;
            }
            if (known.isEmpty()) {
                return added;
            }
            Entry entry = known.get();
            if (!entry.origin().isOf(derivative)) {
                return rendition;
            }
            if (facts.check() instanceof Check.Vanished) {
                return isHere(known, facts) ? vanished : noFileYet;
            }
            if (facts.check() instanceof Check.Refused refused) {
                return handsOff(Outcome.FAILED, refused.why());
            }
            if (facts.check() instanceof Check.Other other) {
                return updated(other.now());
            }
            return sameFile(asset, entry, facts);
        }

        private static boolean isHere(Optional<Entry> known, Facts facts) {
            return known.isPresent() && facts.local().kind() != Local.Kind.MISSING;
        }

        private Decision sameFile(Listed asset, Entry entry, Facts facts) {
            Optional<OriginalVersion> now =
                    facts.check() instanceof Check.Same same ? Optional.of(same.now()) : Optional.empty();
            Decision decision =
                    switch (facts.local().kind()) {
                        case MISSING -> missing;
                        case CHANGED -> changed;
                        case STAGED -> staged;
                        case TOUCHED -> note(asset, entry, now.isPresent(), touched);
                        case SAME -> note(asset, entry, now.isPresent(), settled);
                    };
            return now.isEmpty() ? decision : decision.knowing(now);
        }

        private Decision note(Listed asset, Entry entry, boolean moved, Decision otherwise) {
            if (entry.kept()) {
                return back;
            }
            if (moved || !entry.title().equals(asset.title())) {
                return metadata;
            }
            return asset.metadata().due() ? sidecar : otherwise;
        }

        private static Decision updated(OriginalVersion now) {
            Decision update = now.version() > 0
                    ? fetch(Outcome.UPDATED, "reason.version", now.version())
                    : fetch(Outcome.UPDATED, "reason.updated");
            return update.knowing(Optional.of(now));
        }

        private static Decision fetch(Outcome outcome, String reason, Object... arguments) {
            return new Decision(Need.FILE, outcome, SyncTexts.text(reason, arguments), Optional.empty());
        }

        private static Decision just(Need need, Outcome outcome, String reason) {
            return new Decision(need, outcome, SyncTexts.text(reason), Optional.empty());
        }

        private static Decision handsOff(Outcome outcome, String why) {
            return new Decision(Need.HANDS_OFF, outcome, why, Optional.empty());
        }
    }

    private Decision knowing(Optional<OriginalVersion> now) {
        return new Decision(need, outcome, reason, now);
    }
}
