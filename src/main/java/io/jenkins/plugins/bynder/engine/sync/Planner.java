package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the plan from what the portal lists, what the manifest knows and what was found out about both. Looks at nothing
 * else: the same facts give the same plan, in whatever order they come.
 */
final class Planner {

    private static final Comparator<Listed> OLDEST_FIRST =
            Comparator.comparingLong(Listed::created).thenComparing(Listed::id);

    private final SyncSettings settings;
    private final Map<String, Entry> manifest;
    private final Map<String, Facts> facts;

    /**
     * @param manifest by asset id
     * @param facts by asset id; what is left out is {@link Facts#SETTLED}
     */
    Planner(SyncSettings settings, Map<String, Entry> manifest, Map<String, Facts> facts) {
        this.settings = settings;
        this.manifest = manifest;
        this.facts = facts;
    }

    Plan plan(Listing.Result listing) {
        List<Listed> assets = new ArrayList<>(listing.assets());
        assets.sort(OLDEST_FIRST);
        Map<String, Decision> decisions = decisions(assets);
        NameBook names = new NameBook();
        Map<String, String> paths = paths(assets, decisions, names);
        List<Step> steps = new ArrayList<>();
        int unchanged = 0;
        for (Listed asset : assets) {
            if (!settings.shard().holds(asset.id())) {
                continue;
            }
            Optional<Step> step = step(asset, decisions, paths.getOrDefault(asset.id(), asset.plain()), names);
            step.ifPresent(steps::add);
            unchanged += step.isPresent() ? 0 : 1;
        }
        listing.untold().stream()
                .filter(asset -> settings.shard().holds(asset.id()))
                .forEach(asset -> steps.add(untold(asset)));
        List<Removal> removals = removals(listing);
        return new Plan(withAsides(steps), removals, unchanged, isGuarded(removals), names, listing.notes());
    }

    /** Those of this shard that are not just settled. */
    private Map<String, Decision> decisions(List<Listed> assets) {
        Decision.Maker maker = new Decision.Maker(settings.derivative());
        Map<String, Decision> decisions = new HashMap<>();
        for (Listed asset : assets) {
            if (settings.shard().holds(asset.id())) {
                Decision decision = maker.decide(asset, known(asset), facts(asset));
                if (decision.need() != Decision.Need.NOTHING) {
                    decisions.put(asset.id(), decision);
                }
            }
        }
        return decisions;
    }

    /**
     * Names for the whole listing, whatever the shard, those left out that have their plain name. First those who have a
     * fitting name already, then files that nobody lists any more, then the rest, oldest first.
     */
    private Map<String, String> paths(List<Listed> assets, Map<String, Decision> decisions, NameBook names) {
        Map<String, String> paths = new HashMap<>();
        List<Listed> others = new ArrayList<>();
        for (Listed asset : assets) {
            Optional<String> held = known(asset)
                    .map(Entry::path)
                    .filter(path -> isHandsOff(asset, decisions) || FileNames.belongs(path, asset.plain(), asset.id()))
                    .filter(path -> names.claim(path, asset.id()));
            if (held.isEmpty()) {
                others.add(asset);
            } else if (!held.get().equals(asset.plain())) {
                paths.put(asset.id(), held.get());
            }
        }
        reserve(assets, others, decisions, names);
        for (Listed asset : others) {
            String path = names.give(asset.plain(), asset.id());
            if (!path.equals(asset.plain())) {
                paths.put(asset.id(), path);
            }
        }
        return paths;
    }

    private void reserve(List<Listed> assets, List<Listed> others, Map<String, Decision> decisions, NameBook names) {
        Set<String> listed = new HashSet<>();
        assets.forEach(asset -> listed.add(asset.id()));
        manifest.values().stream()
                .filter(entry -> !listed.contains(entry.id()))
                .sorted(Comparator.comparing(Entry::id))
                .forEach(entry -> names.reserve(entry.path(), entry.id()));
        // A file that waits for its next version stays where it is until that has come; another shard's stays anyway.
        others.stream()
                .filter(asset -> !settings.shard().holds(asset.id()) || needsFile(asset, decisions))
                .forEach(asset -> known(asset).ifPresent(entry -> names.reserve(entry.path(), entry.id())));
    }

    private Optional<Step> step(Listed asset, Map<String, Decision> decisions, String path, NameBook names) {
        Optional<Entry> known = known(asset);
        Decision decision = decisions.get(asset.id());
        boolean moves = known.isPresent() && !known.get().path().equals(path);
        if (decision == null) {
            return moves ? Optional.of(move(asset, known.get(), path, Optional.empty(), names)) : Optional.empty();
        }
        if (decision.need() == Decision.Need.NOTE && moves) {
            return Optional.of(move(asset, known.get(), path, decision.original(), names));
        }
        Step.Action action =
                switch (decision.need()) {
                    case FILE -> Step.Action.FETCH;
                    case HANDS_OFF -> Step.Action.SKIP;
                    case NOTE, NOTHING -> Step.Action.NOTE;
                };
        return Optional.of(new Step(
                asset,
                known,
                facts(asset).local(),
                action,
                false,
                path,
                known.isEmpty() || moves ? wish(asset, path, names) : path,
                decision.outcome(),
                decision.reason(),
                decision.original()));
    }

    private Step move(Listed asset, Entry known, String path, Optional<OriginalVersion> original, NameBook names) {
        return new Step(
                asset,
                Optional.of(known),
                facts(asset).local(),
                Step.Action.MOVE,
                false,
                path,
                wish(asset, path, names),
                Outcome.RENAMED,
                SyncTexts.text("reason.renamed", known.path()),
                original);
    }

    private static String wish(Listed asset, String path, NameBook names) {
        return !path.equals(asset.plain()) && names.mayBecomeFree(asset.plain()) ? asset.plain() : path;
    }

    /** Files that move out of a place that another one is to have go aside first, all of them, so that cycles resolve. */
    private static List<Step> withAsides(List<Step> steps) {
        Map<String, String> targets = new HashMap<>();
        for (Step step : steps) {
            if (step.action() == Step.Action.MOVE || step.action() == Step.Action.FETCH) {
                targets.put(FileNames.key(step.path()), step.id());
            }
        }
        return steps.stream()
                .map(step ->
                        step.action() == Step.Action.MOVE && isWantedByAnother(step, targets) ? step.atAside() : step)
                .toList();
    }

    private static boolean isWantedByAnother(Step step, Map<String, String> targets) {
        String target = targets.get(FileNames.key(step.known().orElseThrow().path()));
        return target != null && !target.equals(step.id());
    }

    /** An asset that may not carry the tag at all; to download it would be to publish it. */
    private Step untold(Listed asset) {
        return new Step(
                asset,
                known(asset),
                facts(asset).local(),
                Step.Action.SKIP,
                false,
                asset.plain(),
                asset.plain(),
                Outcome.UNAVAILABLE,
                SyncTexts.text("reason.untold"),
                Optional.empty());
    }

    private List<Removal> removals(Listing.Result listing) {
        return manifest.values().stream()
                .filter(entry -> listing.gone().contains(entry.id())
                        || listing.unproven().contains(entry.id()))
                .sorted(Comparator.comparing(Entry::path).thenComparing(Entry::id))
                .map(entry -> new Removal(
                        entry, listing.gone().contains(entry.id()) ? removal(entry) : Removal.Action.UNPROVEN))
                .toList();
    }

    private Removal.Action removal(Entry entry) {
        Local local = facts.getOrDefault(entry.id(), Facts.SETTLED).local();
        if (local.kind() == Local.Kind.MISSING || local.kind() == Local.Kind.STAGED) {
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
        if (settings.maxDeletions() != SyncSettings.GUARDED) {
            return deletions > settings.maxDeletions();
        }
        long files = manifest.keySet().stream().filter(settings.shard()::holds).count();
        return deletions > 10 && deletions * 10 > files;
    }

    private static boolean isHandsOff(Listed asset, Map<String, Decision> decisions) {
        Decision decision = decisions.get(asset.id());
        return decision != null && decision.need() == Decision.Need.HANDS_OFF;
    }

    private static boolean needsFile(Listed asset, Map<String, Decision> decisions) {
        Decision decision = decisions.get(asset.id());
        return decision != null && decision.need() == Decision.Need.FILE;
    }

    private Facts facts(Listed asset) {
        return manifest.containsKey(asset.id()) ? facts.getOrDefault(asset.id(), Facts.SETTLED) : Facts.UNKNOWN;
    }

    private Optional<Entry> known(Listed asset) {
        return Optional.ofNullable(manifest.get(asset.id()));
    }
}
