package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.RequestBudget.Permit;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget.Priority;
import io.jenkins.plugins.bynder.engine.util.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestBudgetTest {

    private final FakeTicker ticker = new FakeTicker();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void endThreads() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void aBurstUpToTheLimitDoesNotWait() throws Exception {
        RequestBudget budget = new RequestBudget(100, Duration.ofSeconds(300), ticker);
        long begun = ticker.nanos();
        for (int i = 0; i < 100; i++) {
            use(budget, Priority.NORMAL);
        }
        assertThat(ticker.nanos()).isEqualTo(begun);
        assertThat(budget.state()).isEqualTo(new BudgetState(100, 100, Duration.ofSeconds(300), 0, "", 0));
    }

    @Test
    void aPermitIsFreeOneWindowAfterTheResponse() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofMillis(1000), ticker);
        long begun = ticker.nanos();
        try (Permit permit = budget.acquire(Priority.NORMAL)) {
            permit.sent();
            ticker.advanceMillis(400);
        }
        use(budget, Priority.NORMAL);
        assertThat(TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - begun)).isEqualTo(1400);
    }

    @Test
    void anUnusedPermitIsFreeAtOnce() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofSeconds(300), ticker);
        long begun = ticker.nanos();
        budget.acquire(Priority.NORMAL).close();
        use(budget, Priority.NORMAL);
        assertThat(ticker.nanos()).isEqualTo(begun);
    }

    @Test
    void aRateLimitBlocksForAWindowEvenWithoutALimit() throws Exception {
        RequestBudget budget = new RequestBudget(Integer.MAX_VALUE, Duration.ofMillis(1000), ticker);
        try (Permit refused = budget.acquire(Priority.NORMAL)) {
            refused.sent();
            refused.rateLimited();
        }
        long begun = ticker.nanos();
        use(budget, Priority.NORMAL);
        assertThat(TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - begun)).isEqualTo(1000);
        use(budget, Priority.NORMAL);
        assertThat(TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - begun)).isEqualTo(1000);
    }

    @Test
    void failsAtOnceIfTheWaitWouldExceedTheMaximum() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofSeconds(300), ticker);
        use(budget, Priority.NORMAL);
        long begun = ticker.nanos();

        assertThat(budget.acquire(Priority.NORMAL, Duration.ofSeconds(10))).isEmpty();
        assertThat(ticker.nanos()).isEqualTo(begun);
        assertThat(budget.state().waiting()).isZero();

        Optional<Permit> soon = budget.acquire(Priority.NORMAL, Duration.ofSeconds(301));
        assertThat(soon).isPresent();
        soon.get().close();
    }

    @Test
    void waitsForOtherResponsesNoLongerThanTheMaximum() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofSeconds(300), ticker);
        try (Permit held = budget.acquire(Priority.NORMAL)) {
            held.sent();
            long begun = ticker.nanos();
            assertThat(budget.acquire(Priority.NORMAL, Duration.ofSeconds(10))).isEmpty();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(ticker.nanos() - begun)).isEqualTo(10);
        }
    }

    @Test
    void backgroundLeavesATenthOfTheLimit() throws Exception {
        RequestBudget budget = new RequestBudget(100, Duration.ofMillis(1000), ticker);
        long begun = ticker.nanos();
        for (int i = 0; i < 90; i++) {
            use(budget, Priority.BACKGROUND);
        }
        for (int i = 0; i < 10; i++) {
            use(budget, Priority.NORMAL);
        }
        assertThat(ticker.nanos()).isEqualTo(begun);
        use(budget, Priority.BACKGROUND);
        assertThat(TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - begun)).isEqualTo(1000);
    }

    @Test
    void servesInOrderAndNormalBeforeBackground() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofMillis(20));
        Permit held = budget.acquire(Priority.NORMAL);
        List<String> order = new CopyOnWriteArrayList<>();
        waitInLine(budget, Priority.BACKGROUND, "background 1", order);
        waitInLine(budget, Priority.BACKGROUND, "background 2", order);
        waitInLine(budget, Priority.NORMAL, "normal 1", order);
        waitInLine(budget, Priority.NORMAL, "normal 2", order);
        waitInLine(budget, Priority.NORMAL, "normal 3", order);
        held.sent();
        held.close();
        Await.until("all had their turn", () -> order.size() == 5);
        assertThat(order).containsExactly("normal 1", "normal 2", "normal 3", "background 1", "background 2");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        RequestBudget budget = new RequestBudget(1, Duration.ofMillis(20));
        Permit held = budget.acquire(Priority.NORMAL);
        List<String> order = new CopyOnWriteArrayList<>();
        Thread first = waitInLine(budget, Priority.NORMAL, "first", order);
        waitInLine(budget, Priority.NORMAL, "second", order);
        first.interrupt();
        Await.until("the first has left", () -> order.contains("first interrupted"));
        assertThat(budget.state().waiting()).isEqualTo(1);
        held.close();
        Await.until("the second had its turn", () -> order.contains("second"));
        assertThat(order).containsExactly("first interrupted", "second");
    }

    @Test
    void stateShowsReasonAndRemainingTime() throws Exception {
        RequestBudget budget = new RequestBudget(2, Duration.ofSeconds(300));
        use(budget, Priority.NORMAL);
        Permit held = budget.acquire(Priority.NORMAL);
        waitInLine(budget, Priority.NORMAL, "one", new CopyOnWriteArrayList<>());
        BudgetState full = budget.state();
        assertThat(full.used()).isEqualTo(2);
        assertThat(full.why()).contains("2 requests in 300 s");
        assertThat(full.waitMillis()).isBetween(200_000L, 300_000L);
        held.sent();
        held.rateLimited();
        held.close();
        BudgetState blocked = budget.state();
        assertThat(blocked.why()).contains("429").contains("300 s without any request");
        assertThat(blocked.waitMillis()).isBetween(200_000L, 300_000L);
    }

    @ParameterizedTest
    @CsvSource({"4500/300, 4500, 300", "' 1/1 ', 1, 1"})
    void parsesUserInput(String text, int requests, int seconds) {
        BudgetState state = RequestBudget.parse(text).state();
        assertThat(state.limit()).isEqualTo(requests);
        assertThat(state.window()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void providesBynderAndOff() {
        assertThat(RequestBudget.bynder().state().limit()).isEqualTo(4500);
        assertThat(RequestBudget.bynder().state().window()).isEqualTo(Duration.ofSeconds(300));
        assertThat(RequestBudget.parse("OFF").state().limit()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4500", "0/300", "4500/0", "-1/3", "1/2/3", "99999999999/1", "on", "٤/٣"})
    void rejectsOtherTexts(String text) {
        assertThatThrownBy(() -> RequestBudget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4500/300, or off");
    }

    private static void use(RequestBudget budget, Priority priority) throws InterruptedException {
        try (Permit permit = budget.acquire(priority)) {
            permit.sent();
        }
    }

    private Thread waitInLine(RequestBudget budget, Priority priority, String name, List<String> order)
            throws InterruptedException {
        int before = budget.state().waiting();
        Thread thread = new Thread(() -> {
            try (Permit permit = budget.acquire(priority)) {
                order.add(name);
                permit.sent();
            } catch (InterruptedException e) {
                order.add(name + " interrupted");
            }
        });
        threads.add(thread);
        thread.start();
        Await.until(name + " waits", () -> budget.state().waiting() == before + 1);
        return thread;
    }
}
