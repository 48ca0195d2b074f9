package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Optional;

/**
 * The decision about one listed asset, except for its file name.
 *
 * @param need what its file needs
 */
record AssetDecision(Need need, Outcome outcome, LocalizableText reason, Optional<OriginalVersion> original) {

    enum Need {
        /** The file must be fetched. */
        FILE,
        /** The manifest must be updated. */
        NOTE,
        NOTHING,
        /** Nothing can be done in this run: the file stays as it is. */
        HANDS_OFF
    }

    /** Makes decisions without side effects. Reuses text instances, because there are as many decisions as assets. */
    static final class Maker {

        private final String derivative;
        private final AssetDecision added = fetch(Outcome.ADDED, "added");
        private final AssetDecision missing = fetch(Outcome.REPAIRED, "missing");
        private final AssetDecision changed = fetch(Outcome.REPAIRED, "edited");
        private final AssetDecision staged = fetch(Outcome.ADDED, "staged");
        private final AssetDecision settled = just(Need.NOTHING, Outcome.UNCHANGED, "unchanged");
        private final AssetDecision touched = just(Need.NOTE, Outcome.UNCHANGED, "unchanged");
        private final AssetDecision metadata = just(Need.NOTE, Outcome.METADATA_ONLY, "metadata");
        private final AssetDecision back = just(Need.NOTE, Outcome.METADATA_ONLY, "back");
        private final AssetDecision metadataFile = just(Need.NOTE, Outcome.METADATA_ONLY, "metadataFile");
        private final AssetDecision vanished = handsOff(Outcome.KEPT, SyncTexts.reason("vanished"));
        private final AssetDecision noFileYet = handsOff(Outcome.UNAVAILABLE, SyncTexts.reason("noFileYet"));
        private final AssetDecision rendition;
        private final AssetDecision noRendition;
        private final AssetDecision noRenditionYet;

        /** @param derivative name of the wanted rendition, empty for the original */
        Maker(String derivative) {
            this.derivative = derivative;
            this.rendition = derivative.isEmpty()
                    ? fetch(Outcome.UPDATED, "original")
                    : fetch(Outcome.UPDATED, "derivative", derivative);
            this.noRendition = handsOff(Outcome.KEPT, SyncTexts.reason("noDerivative", derivative));
            this.noRenditionYet = handsOff(Outcome.UNAVAILABLE, SyncTexts.reason("noDerivativeYet", derivative));
        }

        AssetDecision decide(ListedAsset asset, Optional<ManifestEntry> known, AssetFacts facts) {
            if (!derivative.isEmpty() && asset.rendition().isEmpty()) {
                return isHere(known, facts) ? noRendition : noRenditionYet;
            }
            if (known.isEmpty()) {
                return added;
            }
            ManifestEntry entry = known.get();
            if (!entry.revision().isOf(derivative)) {
                return rendition;
            }
            if (facts.check() instanceof RemoteCheck.Vanished) {
                return isHere(known, facts) ? vanished : noFileYet;
            }
            if (facts.check() instanceof RemoteCheck.Refused refused) {
                return handsOff(Outcome.FAILED, refused.why());
            }
            if (facts.check() instanceof RemoteCheck.Other other) {
                return updated(other.now());
            }
            return sameFile(asset, entry, facts);
        }

        private static boolean isHere(Optional<ManifestEntry> known, AssetFacts facts) {
            return known.isPresent() && facts.local().kind() != LocalState.Kind.MISSING;
        }

        private AssetDecision sameFile(ListedAsset asset, ManifestEntry entry, AssetFacts facts) {
            Optional<OriginalVersion> now =
                    facts.check() instanceof RemoteCheck.Same same ? Optional.of(same.now()) : Optional.empty();
            AssetDecision decision =
                    switch (facts.local().kind()) {
                        case MISSING -> missing;
                        case CHANGED -> changed;
                        case STAGED -> staged;
                        case TOUCHED -> note(asset, entry, facts, touched);
                        case SAME -> note(asset, entry, facts, now.isPresent() ? touched : settled);
                    };
            return now.isEmpty() ? decision : decision.knowing(now);
        }

        private AssetDecision note(ListedAsset asset, ManifestEntry entry, AssetFacts facts, AssetDecision otherwise) {
            if (entry.kept()) {
                return back;
            }
            boolean edited = facts.check() instanceof RemoteCheck.Same && !facts.ownEdit();
            if (edited || !entry.title().equals(asset.title())) {
                return metadata;
            }
            return asset.metadata().due() ? metadataFile : otherwise;
        }

        private static AssetDecision updated(OriginalVersion now) {
            AssetDecision update = now.version() > 0
                    ? fetch(Outcome.UPDATED, "version", now.version())
                    : fetch(Outcome.UPDATED, "updated");
            return update.knowing(Optional.of(now));
        }

        private static AssetDecision fetch(Outcome outcome, String reason, Object... arguments) {
            return new AssetDecision(Need.FILE, outcome, SyncTexts.reason(reason, arguments), Optional.empty());
        }

        private static AssetDecision just(Need need, Outcome outcome, String reason) {
            return new AssetDecision(need, outcome, SyncTexts.reason(reason), Optional.empty());
        }

        private static AssetDecision handsOff(Outcome outcome, LocalizableText why) {
            return new AssetDecision(Need.HANDS_OFF, outcome, why, Optional.empty());
        }
    }

    private AssetDecision knowing(Optional<OriginalVersion> now) {
        return new AssetDecision(need, outcome, reason, now);
    }
}
