package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

    @ParameterizedTest
    @CsvSource({
        "-1, -",
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "9994, 9.99 kB",
        "9995, 10.0 kB",
        "99949, 99.9 kB",
        "99950, 100 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "200000000, 200 MB",
        "2147483648, 2.15 GB",
        "9223372036854775807, 9.22 EB"
    })
    void bytes(long count, String text) {
        assertThat(FigureText.bytes(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "5, 0:05", "760, 12:40", "3725, 1:02:05", "90000, 25:00:00"})
    void clock(long seconds, String text) {
        assertThat(FigureText.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "59499, 59 s",
        "59500, 1 min 00 s",
        "252000, 4 min 12 s",
        "7500000, 2 h 05 min"
    })
    void time(long millis, String text) {
        assertThat(FigureText.time(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
