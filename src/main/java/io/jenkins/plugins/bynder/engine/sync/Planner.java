package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestEntry;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the plan from the listing, the manifest and the facts. Pure: the same input gives the same plan, in any order.
 */
final class Planner {

    private static final Comparator<ListedAsset> OLDEST_FIRST =
            Comparator.comparingLong(ListedAsset::created).thenComparing(ListedAsset::id);

    private final SyncSettings settings;
    private final Map<String, ManifestEntry> manifest;
    private final Supplier<Stream<ManifestEntry>> unsettled;
    private final Map<String, AssetFacts> facts;
    private final AssetDecision.Maker maker;

    /** Entries of assets that are not settled; reading them from the manifest each time takes too long. */
    private final Map<String, ManifestEntry> known = new HashMap<>();

    /**
     * @param manifest by asset id
     * @param unsettled the entries in it that the listing does not call settled
     * @param facts by asset id; missing ones are {@link AssetFacts#SETTLED}
     */
    Planner(
            SyncSettings settings,
            Map<String, ManifestEntry> manifest,
            Supplier<Stream<ManifestEntry>> unsettled,
            Map<String, AssetFacts> facts) {
        this.settings = settings;
        this.manifest = manifest;
        this.unsettled = unsettled;
        this.facts = facts;
        this.maker = new AssetDecision.Maker(settings.derivative());
    }

    Plan plan(Listing.Result listing) {
        List<ListedAsset> assets = new ArrayList<>(listing.assets());
        assets.sort(OLDEST_FIRST);
        Stream.concat(assets.stream(), listing.untold().stream())
                .forEach(asset -> find(asset.id()).ifPresent(entry -> known.put(entry.id(), entry)));
        Map<String, AssetDecision> decisions = decisions(assets);
        NameRegistry names = listing.names();
        Map<String, String> paths = paths(assets, decisions, listing.settled(), names);
        List<PlanStep> steps = new ArrayList<>();
        int unchanged = listing.settled().size();
        for (ListedAsset asset : assets) {
            if (!settings.shard().holds(asset.id())) {
                continue;
            }
            Optional<PlanStep> step = step(asset, decisions, paths.getOrDefault(asset.id(), asset.plain()), names);
            step.ifPresent(steps::add);
            unchanged += step.isPresent() ? 0 : 1;
        }
        listing.untold().stream()
                .filter(asset -> settings.shard().holds(asset.id()))
                .forEach(asset -> steps.add(untold(asset)));
        List<Removal> removals = removals(listing);
        return new Plan(withAsides(steps), removals, unchanged, isGuarded(removals), names, listing.notes());
    }

    /** Decisions for the assets of this shard that are known, but not settled. */
    private Map<String, AssetDecision> decisions(List<ListedAsset> assets) {
        Map<String, AssetDecision> decisions = new HashMap<>();
        for (ListedAsset asset : assets) {
            if (settings.shard().holds(asset.id()) && known.containsKey(asset.id())) {
                AssetDecision decision = maker.decide(asset, known(asset), facts(asset));
                if (decision.need() != AssetDecision.Need.NOTHING) {
                    decisions.put(asset.id(), decision);
                }
            }
        }
        return decisions;
    }

    /** A first sync of a large library makes too many decisions to keep those that are all alike. */
    private Optional<AssetDecision> decision(ListedAsset asset, Map<String, AssetDecision> decisions) {
        if (known.containsKey(asset.id()) || !settings.shard().holds(asset.id())) {
            return Optional.ofNullable(decisions.get(asset.id()));
        }
        return Optional.of(maker.decide(asset, Optional.empty(), AssetFacts.UNKNOWN));
    }

    /**
     * Assigns names for the whole listing, all shards included, and returns those that differ from the preferred name.
     * First files that already have a suitable name, then files that are no longer listed, then the rest, oldest first.
     */
    private Map<String, String> paths(
            List<ListedAsset> assets, Map<String, AssetDecision> decisions, Set<String> settled, NameRegistry names) {
        Map<String, String> paths = new HashMap<>();
        List<ListedAsset> others = new ArrayList<>();
        for (ListedAsset asset : assets) {
            Optional<String> held = known(asset)
                    .map(ManifestEntry::path)
                    .filter(path -> isHandsOff(asset, decisions) || FileNames.belongs(path, asset.plain(), asset.id()))
                    .filter(path -> names.claim(path, asset.id()));
            if (held.isEmpty()) {
                others.add(asset);
            } else if (!held.get().equals(asset.plain())) {
                paths.put(asset.id(), held.get());
            }
        }
        reserve(assets, others, decisions, settled, names);
        for (ListedAsset asset : others) {
            String path = names.give(asset.plain(), asset.id());
            if (!path.equals(asset.plain())) {
                paths.put(asset.id(), path);
            }
        }
        return paths;
    }

    private void reserve(
            List<ListedAsset> assets,
            List<ListedAsset> others,
            Map<String, AssetDecision> decisions,
            Set<String> settled,
            NameRegistry names) {
        Set<String> listed = new HashSet<>();
        assets.stream().filter(asset -> known.containsKey(asset.id())).forEach(asset -> listed.add(asset.id()));
        if (manifest.size() > settled.size() + listed.size()) {
            unsettled
                    .get()
                    .filter(entry -> !listed.contains(entry.id()))
                    .sorted(Comparator.comparing(ManifestEntry::id))
                    .forEach(entry -> names.reserve(entry.path(), entry.id()));
        }
        // A file that waits for its next version keeps its name until then; files of other shards always keep theirs.
        others.stream()
                .filter(asset -> !settings.shard().holds(asset.id()) || needsFile(asset, decisions))
                .forEach(asset -> known(asset).ifPresent(entry -> names.reserve(entry.path(), entry.id())));
    }

    private Optional<PlanStep> step(
            ListedAsset asset, Map<String, AssetDecision> decisions, String path, NameRegistry names) {
        Optional<ManifestEntry> known = known(asset);
        Optional<AssetDecision> decided = decision(asset, decisions);
        boolean moves = known.isPresent() && !known.get().path().equals(path);
        if (decided.isEmpty()) {
            return moves ? Optional.of(move(asset, known.get(), path, Optional.empty(), names)) : Optional.empty();
        }
        AssetDecision decision = decided.get();
        if (decision.need() == AssetDecision.Need.NOTE && moves) {
            return Optional.of(move(asset, known.get(), path, decision.original(), names));
        }
        PlanStep.Action action =
                switch (decision.need()) {
                    case FILE -> PlanStep.Action.FETCH;
                    case HANDS_OFF -> PlanStep.Action.SKIP;
                    case NOTE, NOTHING -> PlanStep.Action.NOTE;
                };
        return Optional.of(new PlanStep(
                asset,
                known,
                facts(asset).local(),
                action,
                false,
                path,
                known.isEmpty() || moves ? preferredPath(asset, path, names) : path,
                decision.outcome(),
                decision.reason(),
                decision.original()));
    }

    private PlanStep move(
            ListedAsset asset,
            ManifestEntry known,
            String path,
            Optional<OriginalVersion> original,
            NameRegistry names) {
        return new PlanStep(
                asset,
                Optional.of(known),
                facts(asset).local(),
                PlanStep.Action.MOVE,
                false,
                path,
                preferredPath(asset, path, names),
                Outcome.RENAMED,
                SyncTexts.reason("renamed", known.path()),
                original);
    }

    private static String preferredPath(ListedAsset asset, String path, NameRegistry names) {
        return !path.equals(asset.plain()) && names.mayBecomeFree(asset.plain()) ? asset.plain() : path;
    }

    /** Parks all files first whose names other files need, so that cycles resolve. */
    private static List<PlanStep> withAsides(List<PlanStep> steps) {
        if (steps.stream().noneMatch(step -> step.action() == PlanStep.Action.MOVE)) {
            return steps;
        }
        Map<String, String> targets = new HashMap<>();
        for (PlanStep step : steps) {
            if (step.action() == PlanStep.Action.MOVE || step.action() == PlanStep.Action.FETCH) {
                targets.put(FileNames.key(step.path()), step.id());
            }
        }
        steps.replaceAll(step ->
                step.action() == PlanStep.Action.MOVE && isWantedByAnother(step, targets) ? step.atAside() : step);
        return steps;
    }

    private static boolean isWantedByAnother(PlanStep step, Map<String, String> targets) {
        String target = targets.get(FileNames.key(step.known().orElseThrow().path()));
        return target != null && !target.equals(step.id());
    }

    /** An asset that may not have the tag: downloading it would publish it. */
    private PlanStep untold(ListedAsset asset) {
        return new PlanStep(
                asset,
                known(asset),
                facts(asset).local(),
                PlanStep.Action.SKIP,
                false,
                asset.plain(),
                asset.plain(),
                Outcome.UNAVAILABLE,
                SyncTexts.reason("untold"),
                Optional.empty());
    }

    private List<Removal> removals(Listing.Result listing) {
        return Stream.concat(listing.gone().stream(), listing.unproven().stream())
                .distinct()
                .flatMap(id -> find(id).stream())
                .sorted(Comparator.comparing(ManifestEntry::path).thenComparing(ManifestEntry::id))
                .map(entry -> new Removal(
                        entry, listing.gone().contains(entry.id()) ? removal(entry) : Removal.Action.UNPROVEN))
                .toList();
    }

    private Removal.Action removal(ManifestEntry entry) {
        LocalState local = facts.getOrDefault(entry.id(), AssetFacts.SETTLED).local();
        if (local.kind() == LocalState.Kind.MISSING || local.kind() == LocalState.Kind.STAGED) {
            return Removal.Action.FORGET;
        }
        if (settings.removedAssets() == RemovedAssetsPolicy.KEEP) {
            return Removal.Action.KEEP;
        }
        return local.intact() ? Removal.Action.DELETE : Removal.Action.SPARE;
    }

    private boolean isGuarded(List<Removal> removals) {
        long deletions = removals.stream()
                .filter(removal -> removal.action() == Removal.Action.DELETE)
                .count();
        if (settings.maxDeletions() != SyncSettings.DEFAULT_DELETION_LIMIT) {
            return deletions > settings.maxDeletions();
        }
        return deletions > 10 && deletions * 10 > files();
    }

    private long files() {
        return settings.shard().count() == 1
                ? manifest.size()
                : manifest.keySet().stream().filter(settings.shard()::holds).count();
    }

    private boolean isHandsOff(ListedAsset asset, Map<String, AssetDecision> decisions) {
        return decision(asset, decisions)
                .filter(decision -> decision.need() == AssetDecision.Need.HANDS_OFF)
                .isPresent();
    }

    private boolean needsFile(ListedAsset asset, Map<String, AssetDecision> decisions) {
        return decision(asset, decisions)
                .filter(decision -> decision.need() == AssetDecision.Need.FILE)
                .isPresent();
    }

    private AssetFacts facts(ListedAsset asset) {
        return known.containsKey(asset.id()) ? facts.getOrDefault(asset.id(), AssetFacts.SETTLED) : AssetFacts.UNKNOWN;
    }

    private Optional<ManifestEntry> known(ListedAsset asset) {
        return Optional.ofNullable(known.get(asset.id()));
    }

    private Optional<ManifestEntry> find(String id) {
        return Optional.ofNullable(manifest.get(id));
    }
}
