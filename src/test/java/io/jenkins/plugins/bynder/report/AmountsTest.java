package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.00 kB",
        "1250,1.25 kB",
        "812345678,812 MB",
        "999600000,1.00 GB",
        "4200000000000,4.20 TB",
        "9000000000000000,9.00 PB",
    })
    void bytesHaveAUnit(long bytes, String text) {
        assertThat(Amounts.bytes(bytes, Locale.ENGLISH).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "420,0.4 s", "41000,41 s", "200000,3 min 20 s", "7500000,2 h 5 min"})
    void timesHaveAUnit(long millis, String text) {
        assertThat(Amounts.duration(millis, Locale.ENGLISH).replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"1250;1,25 kB", "812345678;812 MB"},
            delimiter = ';')
    void aReaderSeesTheCommasOfTheirLanguage(long bytes, String text) {
        assertThat(Amounts.bytes(bytes, Locale.GERMAN).replace('\u00a0', ' ')).isEqualTo(text);
    }
}
