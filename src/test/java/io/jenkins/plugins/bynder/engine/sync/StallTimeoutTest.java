package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallTimeoutTest {

    private final StallTimeout stallTimeout = new StallTimeout(2000, 30_000);

    @Test
    void doublesWithEachStallOfATransfer() {
        assertThat(stallTimeout.millis(0)).isEqualTo(2000);
        assertThat(stallTimeout.millis(1)).isEqualTo(4000);
        assertThat(stallTimeout.millis(3)).isEqualTo(16_000);
        assertThat(stallTimeout.millis(4)).isEqualTo(30_000);
        assertThat(stallTimeout.millis(4000)).isEqualTo(30_000);
    }

    @Test
    void growsForAllIfAnotherConnectionStallsToo() {
        stallTimeout.lengthen();
        assertThat(stallTimeout.millis(0)).isEqualTo(4000);
        for (int n = 0; n < 10; n++) {
            stallTimeout.lengthen();
        }
        assertThat(stallTimeout.millis(0)).isEqualTo(30_000);
    }

    @Test
    void shrinksWhenANewConnectionHelps() {
        stallTimeout.lengthen();
        stallTimeout.shorten();
        assertThat(stallTimeout.millis(0)).isEqualTo(2000);
        stallTimeout.shorten();
        assertThat(stallTimeout.millis(0)).isEqualTo(2000);
    }
}
