package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

    @Test
    void anUnknownSizeIsADash() {
        assertThat(FigureText.bytes(-1)).isEqualTo("-");
        assertThat(FigureText.bytes(0)).isEqualTo("0 B");
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "5, 0:05", "760, 12:40", "3725, 1:02:05", "90000, 25:00:00"})
    void clockCountsLikeAStopwatch(long seconds, String text) {
        assertThat(FigureText.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
