package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallTimeoutTest {

    private final StallTimeout patience = new StallTimeout(2000, 30_000);

    @Test
    void isTwiceAsLongAfterEachSilenceOfOneTransfer() {
        assertThat(patience.millis(0)).isEqualTo(2000);
        assertThat(patience.millis(1)).isEqualTo(4000);
        assertThat(patience.millis(3)).isEqualTo(16_000);
        assertThat(patience.millis(4)).isEqualTo(30_000);
        assertThat(patience.millis(4000)).isEqualTo(30_000);
    }

    @Test
    void growsForAllWhenAnotherConnectionIsSilentToo() {
        patience.didNotHelp();
        assertThat(patience.millis(0)).isEqualTo(4000);
        for (int n = 0; n < 10; n++) {
            patience.didNotHelp();
        }
        assertThat(patience.millis(0)).isEqualTo(30_000);
    }

    @Test
    void shrinksAgainWhenItHelps() {
        patience.didNotHelp();
        patience.helped();
        assertThat(patience.millis(0)).isEqualTo(2000);
        patience.helped();
        assertThat(patience.millis(0)).isEqualTo(2000);
    }
}
