package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bynder's rule, with its five minutes made short. */
@Timeout(120)
class BudgetOverHttpTest {

    private static final int LIMIT = 40;
    private static final Duration WINDOW = Duration.ofMillis(400);

    private final RequestBudget budget = new RequestBudget(LIMIT, WINDOW);
    private Fixture fixture;
    private PortalSession session;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start(SampleSettings.defaults().withRate(LIMIT, WINDOW));
        fixture.add("One");
        session = new PortalSession(fixture.address(), fixture.client(), budget, Fixture.QUICK);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void twoUsersWithManyThreadsNeverExceedTheLimit() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.latency(Duration.ofMillis(30))).chance(0.5, 1));
        HttpPortal first = HttpPortal.of(session);
        HttpPortal second = HttpPortal.of(session);
        inParallel(8, 25, first);
        inParallel(8, 10, second);
        assertThat(first.requests() + second.requests()).isEqualTo(281);
        assertThat(fixture.sample.traffic().apiRequests()).isEqualTo(281);
        assertThat(fixture.sample.traffic().refused()).isZero();
        assertThat(fixture.sample.traffic().mostInWindow()).isLessThanOrEqualTo(LIMIT);
    }

    /** Requests that were under way may arrive at the beginning of the block; after that there is a pause. */
    @Test
    void sendsNothingDuringABlockAndThenContinues() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_LIST).times(1));
        HttpPortal portal = HttpPortal.of(session);
        inParallel(8, 4, portal);
        List<Served> requests = fixture.sample.traffic().journal(Route.MEDIA_LIST);
        long refused = requests.stream()
                .filter(served -> served.status() == 429)
                .mapToLong(served -> served.call().at().toEpochMilli())
                .findFirst()
                .orElseThrow();
        long[] later = requests.stream()
                .mapToLong(served -> served.call().at().toEpochMilli())
                .filter(at -> at >= refused)
                .sorted()
                .toArray();
        long longestPause = IntStream.range(1, later.length)
                .mapToLong(n -> later[n] - later[n - 1])
                .max()
                .orElse(0);
        assertThat(longestPause).isGreaterThan(WINDOW.toMillis() / 2);
        assertThat(portal.requests()).isEqualTo(34);
    }

    @Test
    void rateLimitsDoNotCountAsRetries() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_LIST).times(2));
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.status(500))
                        .on(Route.MEDIA_LIST)
                        .skip(2)
                        .times(4));
        HttpPortal portal = HttpPortal.of(session);
        assertThat(portal.assets(GELATO, 1, 100, AssetParts.basic()).assets()).hasSize(1);
        assertThat(portal.requests()).isEqualTo(8);
    }

    @Test
    void repeatsARateLimitedWrite() throws Exception {
        String id = fixture.sample.library().assets().get(0).id();
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_EDIT).times(1));
        HttpPortal.of(session).writeMetaproperty(id, "m", "v");
        assertThat(fixture.sample.edits()).hasSize(1);
    }

    /** A decision about events must not wait for a portal that is blocked for a long time. */
    @Test
    void anImpatientPortalFailsAtOnceInsteadOfWaitingForTheEndOfABlock() {
        RequestBudget blocked = new RequestBudget(LIMIT, Duration.ofHours(1));
        PortalSession slow = new PortalSession(fixture.address(), fixture.client(), blocked, Fixture.QUICK);
        HttpPortal portal = HttpPortal.impatient(slow, Duration.ofSeconds(10));
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_LIST).times(1));
        for (int attempt = 0; attempt < 2; attempt++) {
            PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, AssetParts.basic()));
            assertThat(failure.problem()).isEqualTo(Problem.RATE_LIMITED);
            assertThat(failure).hasMessageContaining("takes no request within 10 s");
        }
        assertThat(fixture.sample.traffic().requests(Route.MEDIA_LIST)).isEqualTo(1);
    }

    @Test
    void reportsThatAnotherClientExhaustsTheLimit() {
        fixture.sample.faults().add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_LIST));
        HttpPortal portal = HttpPortal.of(session);
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(failure).hasMessageContaining("(429) after a long pause");
        assertThat(fixture.sample.traffic().requests(Route.MEDIA_LIST)).isEqualTo(3);
    }

    @Test
    void showsWhatARequestWaitsFor() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.tooManyRequests()).on(Route.MEDIA_LIST).times(1));
        HttpPortal portal =
                HttpPortal.of(fixture.address(), fixture.permanentToken(), RequestBudget.bynder(), Fixture.QUICK);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            executor.submit(() -> portal.assets(GELATO, 1, AssetParts.basic()));
            Await.until("it waits", () -> portal.budget().waiting() == 1);
            assertThat(portal.budget().why()).contains("rate limited by Bynder (429)");
            assertThat(portal.budget().waitMillis()).isBetween(200_000L, 300_000L);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void inParallel(int threads, int times, HttpPortal portal) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    for (int j = 0; j < times; j++) {
                        portal.assets(GELATO, 1, AssetParts.basic());
                    }
                    return null;
                }));
            }
            for (Future<Void> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
