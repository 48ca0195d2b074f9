package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.names.NameRegistry;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks again for derivatives that the portal had not made yet when it listed the assets. */
final class LateDerivatives {

    /** Ten requests for each look; the next sync looks for more. */
    private static final int MAX_ASSETS = 1000;

    private static final int FIRST_PAUSE = 30;

    private final AssetSource source;
    private final SyncSettings settings;
    private final NameRegistry names;
    private final long maxMillis;

    /** Half of the time that files are waited for: many assets never get a derivative, and each sync waits for them. */
    LateDerivatives(SyncContext tools, SyncSettings settings, NameRegistry names) {
        this.source = tools.source();
        this.settings = settings;
        this.names = names;
        this.maxMillis = tools.pace().availableMillis() / 2;
    }

    /** Steps to fetch the derivatives that have been made meanwhile, for those that wait for one. */
    List<PlanStep> find(List<PlanStep> skipped) throws InterruptedException {
        Map<String, PlanStep> waiting = new LinkedHashMap<>();
        skipped.stream().filter(this::waits).limit(MAX_ASSETS).forEach(step -> waiting.put(step.id(), step));
        List<PlanStep> found = new ArrayList<>();
        long left = maxMillis;
        for (long pause = Math.max(1, maxMillis / FIRST_PAUSE); left > 0 && !waiting.isEmpty(); pause *= 2) {
            TimeUnit.MILLISECONDS.sleep(Math.min(pause, left));
            left -= pause;
            try {
                for (Asset asset : source.assets(waiting.keySet())) {
                    if (!asset.rendition(settings.derivative()).isEmpty()) {
                        Optional.ofNullable(waiting.remove(asset.id()))
                                .ifPresent(step -> found.add(fetch(step, asset)));
                    }
                }
            } catch (PortalException e) {
                return found; // The report says already that they are not available yet.
            }
        }
        return found;
    }

    private boolean waits(PlanStep step) {
        return !settings.derivative().isEmpty()
                && step.outcome() == Outcome.UNAVAILABLE
                && step.asset().rendition().isEmpty();
    }

    private PlanStep fetch(PlanStep step, Asset asset) {
        ListedAsset listed =
                ListedAsset.of(asset, settings, step.known(), step.asset().metadata());
        String path = names.give(listed.plain(), step.id());
        return new PlanStep(
                listed,
                step.known(),
                step.local(),
                PlanStep.Action.FETCH,
                false,
                path,
                path,
                Outcome.ADDED,
                SyncTexts.text("reason.added"),
                step.original());
    }
}
