package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private final Figures figures = new Figures(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
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
        "4200000000000, 4.20 TB",
        "9223372036854775807, 9.22 EB"
    })
    void byteCountsHaveThreeDigitsAndAUnit(long count, String text) {
        assertThat(figures.bytes(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0 ms",
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
    void durationsHaveTheUnitsThatMatter(long millis, String text) {
        assertThat(figures.duration(millis)).isEqualTo(text);
    }

    @Test
    void decimalSignsAndGroupsFollowTheLocale() {
        Figures german = new Figures(Locale.GERMAN);

        assertThat(german.bytes(1250)).isEqualTo("1,25 kB");
        assertThat(german.duration(1250)).isEqualTo("1,2 s");
        assertThat(german.count(1250)).isEqualTo("1.250");
    }
}
