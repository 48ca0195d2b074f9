package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransferPermitsTest {

    private final TransferPermits permits = new TransferPermits(1, Duration.ofMillis(300));

    @Test
    void anIdleTransferYieldsItsPermit() throws Exception {
        TransferPermits.Permit first = permits.take();
        CompletableFuture<TransferPermits.Permit> second = taken();
        assertThat(second).isNotDone();
        first.markIdle();
        assertThat(second.get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aStalledTransferYieldsItsPermit() throws Exception {
        permits.take().markReceiving();
        assertThat(taken().get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aTransferThatWaitsLongForAResponseYieldsItsPermit() throws Exception {
        permits.take().markRequesting();
        assertThat(taken().get(50, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aClosedTransferFreesItsPermit() throws Exception {
        TransferPermits.Permit first = permits.take();
        CompletableFuture<TransferPermits.Permit> second = taken();
        first.close();
        assertThat(second.get(50, TimeUnit.SECONDS)).isNotNull();
    }

    private CompletableFuture<TransferPermits.Permit> taken() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return permits.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
