package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Detects jobs that events start again and again without effect, because the build edits the assets that start it or
 * never syncs the trigger's tag.
 *
 * @param builds newest first
 */
record EarlierBuilds(List<Earlier> builds) {

    private static final int LOOKED_AT = 10;

    /** No further build is started after this many consecutive builds without effect. */
    private static final int WITHOUT_EFFECT = 2;

    /**
     * One build.
     *
     * @param cause empty if something else started it
     * @param failed whether it was aborted or failed and therefore shows nothing about its effect
     */
    record Earlier(Optional<BynderCause> cause, Instant began, boolean failed) {

        private boolean wasFor(String id, String revision) {
            return cause.flatMap(known -> known.revision(id))
                    .filter(revision::equals)
                    .isPresent();
        }

        private boolean hadNoEffect() {
            return !failed && cause.filter(known -> !known.isEffective()).isPresent();
        }
    }

    static EarlierBuilds of(Job<?, ?> job) {
        List<Earlier> builds = new ArrayList<>();
        for (Run<?, ?> run = job.getLastBuild();
                run != null && builds.size() < LOOKED_AT;
                run = run.getPreviousBuild()) {
            Result result = run.getResult();
            builds.add(new Earlier(
                    cause(run),
                    Instant.ofEpochMilli(run.getTimeInMillis()),
                    result != null && result.isWorseThan(Result.UNSTABLE)));
        }
        return new EarlierBuilds(builds);
    }

    /** End of the last build, so that what it synced cannot be newer; never while a build runs. */
    static Instant end(Job<?, ?> job) {
        Run<?, ?> last = job.getLastBuild();
        if (last == null) {
            return Instant.MIN;
        }
        return last.isBuilding() ? Instant.MAX : Instant.ofEpochMilli(last.getTimeInMillis() + last.getDuration());
    }

    private static Optional<BynderCause> cause(Run<?, ?> run) {
        return run.getCauses().stream()
                .filter(BynderCause.class::isInstance)
                .map(BynderCause.class::cast)
                .findFirst();
    }

    /** Whether one of the builds was for the asset in its current revision. */
    boolean wereFor(String id, String revision) {
        return builds.stream().anyMatch(build -> build.wasFor(id, revision));
    }

    /**
     * Since when the asset has its current revision and has started builds without effect; empty unless the last two
     * were such builds.
     */
    Optional<Instant> withoutEffectSince(String id, String revision) {
        List<Earlier> last = builds.subList(0, Math.min(WITHOUT_EFFECT, builds.size()));
        return last.size() == WITHOUT_EFFECT
                        && last.stream().allMatch(build -> build.hadNoEffect() && build.wasFor(id, revision))
                ? Optional.of(last.get(last.size() - 1).began())
                : Optional.empty();
    }
}
