package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransferPermitsTest {

    private final TransferPermits slots = new TransferPermits(1, Duration.ofMillis(300));

    @Test
    void oneWhoRestsLendsItsPlace() throws Exception {
        TransferPermits.Slot first = slots.take();
        CompletableFuture<TransferPermits.Slot> second = taken();
        assertThat(second).isNotDone();
        first.rests();
        assertThat(second.get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void oneWhoHearsNothingMoreLendsItsPlace() throws Exception {
        slots.take().hears();
        assertThat(taken().get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void oneWhoWaitsLongForAnAnswerLendsItsPlace() throws Exception {
        slots.take().asks();
        assertThat(taken().get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void oneWhoLeavesFreesItsPlace() throws Exception {
        TransferPermits.Slot first = slots.take();
        CompletableFuture<TransferPermits.Slot> second = taken();
        first.close();
        assertThat(second.get(50, TimeUnit.SECONDS)).isNotNull();
    }

    private CompletableFuture<TransferPermits.Slot> taken() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return slots.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
