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

/** Looks again for derivatives that did not exist yet when the assets were listed. */
final class LateDerivatives {

    /** Ten requests for each check; the next sync continues. */
    private static final int MAX_ASSETS = 1000;

    private static final int FIRST_PAUSE = 30;

    private final AssetSource source;
    private final SyncSettings settings;
    private final NameRegistry names;
    private final long maxMillis;

    /**
     * Waits half as long as for files, because many assets never get a derivative and every sync would wait for them.
     */
    LateDerivatives(SyncContext context, SyncSettings settings, NameRegistry names) {
        this.source = context.source();
        this.settings = settings;
        this.names = names;
        this.maxMillis = context.timings().availableMillis() / 2;
    }

    /** Steps for derivatives that have become available meanwhile. */
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
                return found; // The report already says that they are not available yet.
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
                SyncTexts.reason("added"),
                step.original());
    }
}
