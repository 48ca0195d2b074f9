package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.Transmission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Follows each version of each asset through one round, byte by byte: what has come must not be asked for again.
 *
 * <p>What no sync can be charged with, and why:
 *
 * <ul>
 *   <li>What an answer had under way when the connection was reset: TCP throws away what has arrived but was not read.
 *   <li>One answer for each transfer under way when a sync is killed, interrupted or finds the disk full: its bytes may be
 *       in buffers, or found no room. Whatever came in an answer before that one is on the disk.
 *   <li>A file that came with the tag of another one, with none or without a length, once it has to be compared with
 *       what the host has: nothing shows that it is the same.
 *   <li>All of a part in whose place the host sent something else with 200: an error page, or a file with another length.
 *   <li>A version that was uploaded after the listing had been read, once: its date is later than that of the listing, by
 *       which the next sync takes it for another one.
 *   <li>A version that is newer than the last change of its asset was according to a portal whose clock was slow, once: an
 *       asset that was replaced looks the same.
 *   <li>A complete file, once, if the host did not answer whether it has changed.
 *   <li>What users took away: a file that they deleted or edited, an asset that left the set and came back.
 * </ul>
 *
 * A host that closes a connection in good order, stalls, is slow, refuses, or lets links expire destroys nothing.
 */
final class FileLedger {

    /** What a fault does to the bytes of a file. */
    enum Effect {
        NONE,
        /** Those of its own answer may be lost. */
        RESETS,
        /** They can be told from no others later. */
        TAINTS,
        /** They are not the file's, or look so, and what came before them looks outdated. */
        VOIDS
    }

    private static final class Version {

        /** What was sent of it, and what that left. */
        private final List<String> history = new ArrayList<>();

        /** How many bytes a sync has for sure. */
        private long held;

        /** What it had before the last answer. */
        private long before;

        private int due;
        private boolean broken;

        /** Answers since then. */
        private int sinceBroken;

        private boolean complete;

        Version(boolean broken) {
            this.broken = broken;
        }

        /** Whether a sync that has the whole file asked for it, and got a fault instead of an answer. */
        private boolean unchecked;

        /** Whether its part is known by a wrong length, so that the rest of the file does not fit it. */
        private boolean misfit;
    }

    private final Function<Fault, Effect> effects;
    private boolean brokenOff;
    private final Map<String, Version> versions = new HashMap<>();
    private final Set<String> hopeless = new HashSet<>();
    private final Set<String> tainted;
    private final Map<String, String> twice = new TreeMap<>();
    private int excuses;
    private long last;
    private boolean ranges = true;
    private boolean loose;

    /** @param tainted items of versions that cannot be told from others, from this round and those before */
    FileLedger(Function<Fault, Effect> effects, Set<String> tainted) {
        this.effects = effects;
        this.tainted = tainted;
    }

    /** The whole file is in the folder. */
    void there(String item, long size) {
        version(item).held = size;
        version(item).complete = true;
    }

    /** Allows that many more downloads of the file, because users have changed it. */
    void due(Map<String, Integer> items) {
        items.forEach((item, times) -> version(item).due += times);
    }

    /** The portal says what is not so about these; they may be asked for again and again. */
    void hopeless(Set<String> items) {
        hopeless.addAll(items);
    }

    /** Parts of files cannot be had. */
    void withoutRanges() {
        ranges = false;
    }

    /** A sync was aborted with that many transfers in flight. */
    void broken(int underWay) {
        versions.values().forEach(version -> {
            version.broken = true;
            version.sinceBroken = 0;
        });
        brokenOff = true;
        excuses = underWay;
    }

    /** Every file may have to be downloaded again. */
    void loose() {
        loose = true;
    }

    void ranges() {
        ranges = true;
        loose = false;
    }

    /** Takes in what has been sent since the last time. */
    void read(List<Transmission> transmissions) {
        List<Transmission> sorted = new ArrayList<>(transmissions);
        sorted.sort(Comparator.comparingLong(one -> one.call().number()));
        for (Transmission one : sorted) {
            if (one.call().number() > last) {
                last = one.call().number();
                read(one);
            }
        }
    }

    private void read(Transmission sent) {
        Version version = version(sent.item());
        take(sent, version);
        version.history.add("%d: %d to %d of %d %s, held %d"
                .formatted(
                        sent.call().number(),
                        sent.offset(),
                        sent.reach(),
                        sent.size(),
                        sent.faults().stream().map(effects).toList(),
                        version.held));
    }

    private void take(Transmission sent, Version version) {
        if (loose) {
            tainted.add(sent.item());
        }
        Effect effect = sent.faults().stream()
                .map(effects)
                .max(Comparator.naturalOrder())
                .orElse(Effect.NONE);
        if (!sent.file()) {
            version.unchecked |= version.complete && !sent.faults().isEmpty();
            version.before = version.held;
            version.held = effect == Effect.VOIDS ? 0 : version.held;
            return;
        }
        // A host that answers a request for the rest from byte 0 is the one that sends bytes twice.
        if (sent.offset() < version.held && effect != Effect.VOIDS) {
            excuse(sent, version);
        }
        if (sent.faults().stream().map(effects).anyMatch(Effect.TAINTS::equals)) {
            tainted.add(sent.item());
        }
        // A request that was in a queue of the portal when the sync ended is answered later.
        version.broken = version.broken && version.sinceBroken++ == 0;
        version.before = Math.min(version.held, sent.offset());
        version.held = held(sent, effect, version);
        version.complete = version.held == sent.size();
    }

    /** How much is there for sure after that answer. */
    private long held(Transmission sent, Effect effect, Version version) {
        boolean whole = sent.reach() == sent.size();
        // The rest of a file tells its length by its range.
        boolean rest = sent.offset() > 0;
        if (effect == Effect.RESETS) {
            return sent.offset();
        }
        if (!rest) {
            version.misfit = effect == Effect.VOIDS;
        }
        if (version.misfit) {
            return 0;
        }
        return whole || ranges ? sent.reach() : 0;
    }

    private void excuse(Transmission sent, Version version) {
        boolean excused = hopeless.contains(sent.item()) || tainted.contains(sent.item());
        // First what this file alone may be excused with: the others share what is left after a sync that broke off.
        if (!excused && version.due > 0) {
            version.due--;
            excused = true;
        }
        if (!excused && version.unchecked) {
            version.unchecked = false;
            excused = true;
        }
        if (!excused && version.broken && excuses > 0 && sent.offset() >= version.before) {
            excuses--;
            excused = true;
        }
        if (!excused) {
            twice.put(
                    sent.call().assetId() + " " + sent.item(),
                    "from " + sent.offset() + " though " + version.held + " of " + sent.size() + " had come, request "
                            + sent.call().number() + ", after " + version.history);
        }
    }

    private Version version(String item) {
        return versions.computeIfAbsent(item, any -> new Version(brokenOff));
    }

    /** What was sent for the second time without need. */
    Map<String, String> twice() {
        return twice;
    }
}
