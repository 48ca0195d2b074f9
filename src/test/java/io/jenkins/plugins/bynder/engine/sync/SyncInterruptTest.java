package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt, as Ctrl-C and a stopped build give it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SyncInterruptTest extends SyncFixtureBase {

    private record Ended(SyncReport report, boolean stillInterrupted) {}

    @Test
    void stopsAStalledDownloadKeepsFinishedFilesAndResumesLater() throws Exception {
        for (int n = 0; n < 10; n++) {
            fixture.add("Flyer " + n);
        }
        SampleAsset film =
                fixture.library().add(NewAsset.video("Film", 5_000_000).tags(SyncFixture.TAG));
        fixture.portal.faults().add(FaultRule.files(Fault.stallAfter(4_000_000)).asset(film.id()));
        Ended ended = interruptWhen(() -> fixture.progress().snapshot().files() == 10
                && fixture.progress().snapshot().bytes() >= 10 * 20_000 + 3_900_000);
        assertThat(ended.report().end()).isEqualTo(SyncReport.End.INTERRUPTED);
        assertThat(ended.report().message()).contains("run again to continue");
        assertThat(ended.stillInterrupted()).isTrue();
        assertThat(ended.report().count(Outcome.ADDED)).isEqualTo(10);
        assertThat(ended.report().count(Outcome.FAILED)).isZero();
        assertThat(fixture.files()).hasSize(10);

        fixture.portal.faults().clear();
        fixture.portal.traffic().reset();
        SyncReport rest = fixture.sync();
        assertThat(rest.count(Outcome.ADDED)).isEqualTo(1);
        assertThat(fixture.portal.traffic().bytesSent()).isLessThan(1_200_000);
        fixture.assertFolderEqualsSet();
        fixture.assertNothingToDo();
    }

    @Test
    void aStalledDownloadYieldsItsPermit() throws Exception {
        SampleAsset film =
                fixture.library().add(NewAsset.video("Film", 9_000_000).tags(SyncFixture.TAG));
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.files(Fault.stallAfter(1_000_000)).asset(film.id()));
        Ended ended = interruptWhen(
                settings -> settings.withConcurrency(1),
                () -> fixture.progress().snapshot().files() == 1);
        assertThat(ended.report().count(Outcome.ADDED)).isEqualTo(1);
        assertThat(fixture.files()).containsOnlyKeys("Flyer.jpg");
        assertThat(fixture.portal.faults().stalled()).isEqualTo(1);
    }

    @Test
    void stopsWhileThePortalDoesNotRespond() throws Exception {
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.api(Fault.silence()).on(Route.MEDIA_LIST));
        Ended ended = interruptWhen(() -> fixture.portal.faults().stalled() > 0);
        assertThat(ended.report().end()).isEqualTo(SyncReport.End.INTERRUPTED);
        assertThat(ended.stillInterrupted()).isTrue();
        assertThat(ended.report().assets()).isEmpty();
        fixture.portal.faults().clear();
        assertThat(fixture.sync().complete()).as("the folder is free again").isTrue();
    }

    @Test
    void stopsWhileItWaitsForALink() throws Exception {
        fixture.add("Flyer");
        fixture.portal.faults().add(FaultRule.api(Fault.silence()).on(Route.DOWNLOAD));
        assertThat(interruptWhen(() -> fixture.portal.faults().stalled() > 0)
                        .report()
                        .end())
                .isEqualTo(SyncReport.End.INTERRUPTED);
    }

    @Test
    void stopsWhileItRequestsVersions() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        fixture.portal.faults().add(FaultRule.api(Fault.silence()).on(Route.MEDIA));
        assertThat(interruptWhen(() -> fixture.portal.faults().stalled() > 0)
                        .report()
                        .end())
                .isEqualTo(SyncReport.End.INTERRUPTED);
        fixture.portal.faults().clear();
        assertThat(fixture.sync().count(Outcome.METADATA_ONLY)).isEqualTo(1);
    }

    @Test
    void stopsBeforeTheStart() throws Exception {
        fixture.add("Flyer");
        fixture.sync();
        fixture.add("Poster");
        Thread.currentThread().interrupt();
        SyncReport report = fixture.sync();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.end()).isEqualTo(SyncReport.End.INTERRUPTED);
        assertThat(fixture.sync().count(Outcome.ADDED)).isEqualTo(1);
    }

    private Ended interruptWhen(BooleanSupplier condition) throws Exception {
        return interruptWhen(settings -> settings, condition);
    }

    private Ended interruptWhen(UnaryOperator<SyncSettings> change, BooleanSupplier condition) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                ended.complete(new Ended(fixture.sync(change), Thread.interrupted()));
            } catch (IOException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        thread.start();
        Await.until("the moment to interrupt", () -> condition.getAsBoolean() || ended.isDone());
        thread.interrupt();
        return ended.get();
    }
}
