package io.jenkins.plugins.bynder.acceptance;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A sync in its middle: it has all files but the first, of which it has a beginning and waits for more. */
final class StalledSync {

    private StalledSync() {}

    /**
     * The file host does not answer the first request for a file; later requests succeed.
     *
     * @param folder where the job syncs to
     */
    static Build once(JenkinsFixture bench, Job job, Path folder, List<SampleAsset> assets) {
        return start(bench, job, folder, assets, stall(assets).times(1));
    }

    /**
     * The file host is silent whenever it is asked for the file.
     *
     * @param folder where the job syncs to
     */
    static Build always(JenkinsFixture bench, Job job, Path folder, List<SampleAsset> assets) {
        return start(bench, job, folder, assets, stall(assets));
    }

    private static FaultRule stall(List<SampleAsset> assets) {
        return FaultRule.files(Fault.stallAfter(5_000))
                .on(Route.ORIGINAL)
                .asset(assets.get(0).id());
    }

    private static Build start(JenkinsFixture bench, Job job, Path folder, List<SampleAsset> assets, FaultRule stall) {
        int before = bench.portal().faults().stalled();
        bench.portal().traffic().reset();
        bench.portal().faults().add(stall);
        Build build = job.start();
        AwaitCondition.value(
                () -> "the middle of a sync\n" + build.log(),
                Duration.ofMinutes(3),
                () -> bench.portal().faults().stalled() > before && hasAllButTheFirst(folder, assets)
                        ? Optional.of(true)
                        : Optional.empty());
        return build;
    }

    /** What the portal has sent may still be on its way. */
    private static boolean hasAllButTheFirst(Path folder, List<SampleAsset> assets) throws IOException {
        return Files.isDirectory(folder)
                && Folder.hashes(folder)
                        .containsAll(
                                assets.stream().skip(1).map(SampleAsset::sha256).toList());
    }
}
