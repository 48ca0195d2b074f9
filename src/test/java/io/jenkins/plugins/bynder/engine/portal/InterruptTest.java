package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests have no timeout: only an interrupt ends them. */
@Timeout(120)
class InterruptTest {

    private Fixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start();
        fixture.add("One");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void endsTheWaitForAResponse() throws Exception {
        fixture.sample.faults().add(FaultRule.api(Fault.silence()));
        HttpPortal portal = fixture.portal(fixture.apiKeys(), Fixture.PATIENT);
        interruptWhen(() -> fixture.sample.faults().stalled() == 1, () -> portal.whoAmI());
    }

    @Test
    void endsTheWaitForTheRestOfAResponse() throws Exception {
        fixture.sample.faults().add(FaultRule.api(Fault.stallAfter(10)));
        HttpPortal portal = fixture.portal(fixture.apiKeys(), Fixture.PATIENT);
        interruptWhen(() -> fixture.sample.faults().stalled() == 1, () -> portal.assets(GELATO, 1, AssetParts.basic()));
    }

    @Test
    void endsThePauseBeforeARetry() throws Exception {
        FaultRule fault = FaultRule.api(Fault.status(500));
        fixture.sample.faults().add(fault);
        HttpPortal portal = fixture.portal(fixture.apiKeys(), Fixture.PATIENT);
        interruptWhen(() -> !fixture.sample.traffic().journal().isEmpty(), () -> portal.whoAmI());
        assertThat(portal.requests()).isEqualTo(1);
    }

    @Test
    void endsTheWaitForTheBudget() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofHours(1));
        HttpPortal portal = HttpPortal.of(fixture.address(), fixture.apiKeys(), budget, Fixture.PATIENT);
        portal.assets(GELATO, 1, AssetParts.basic());
        interruptWhen(() -> portal.budget().waiting() == 1, () -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(portal.budget().waiting()).isZero();
    }

    @Test
    void ofATokenRequestPassesItToAnotherThread() throws Exception {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.silence()).on(Route.TOKEN).times(1));
        HttpPortal portal = fixture.portal(fixture.client(), Fixture.PATIENT);
        AtomicReference<Optional<ListingPage>> page = new AtomicReference<>(Optional.empty());
        Thread next = new Thread(() -> {
            try {
                page.set(Optional.of(portal.assets(GELATO, 1, AssetParts.basic())));
            } catch (PortalException | InterruptedException e) {
                // The page stays empty.
            }
        });
        interruptWhen(
                () -> {
                    if (fixture.sample.faults().stalled() == 0) {
                        return false;
                    }
                    if (next.getState() == Thread.State.NEW) {
                        next.start();
                    }
                    return next.getState() == Thread.State.WAITING;
                },
                () -> portal.assets(GELATO, 1, AssetParts.basic()));
        next.join();
        assertThat(page.get()).isPresent();
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(2);
    }

    @Test
    void isNotLostOnAThreadThatIsInterruptedAlready() {
        HttpPortal portal = fixture.portal(fixture.apiKeys(), Fixture.PATIENT);
        Thread.currentThread().interrupt();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> portal.whoAmI()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(fixture.sample.traffic().apiRequests()).isZero();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static void interruptWhen(BooleanSupplier condition, Work work) throws InterruptedException {
        AtomicReference<Optional<Exception>> end = new AtomicReference<>(Optional.empty());
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                end.set(Optional.of(e));
            }
        });
        thread.start();
        Await.until("the moment to interrupt", condition::getAsBoolean);
        thread.interrupt();
        thread.join();
        assertThat(end.get()).containsInstanceOf(InterruptedException.class);
    }
}
