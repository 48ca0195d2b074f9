package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @Test
    void theDefaultIsAllOfTheLastSync() {
        Selection selection = Selection.of(null, null, null, null, 3);

        assertThat(selection).isEqualTo(new Selection(3, RowFile.Filter.all(), 1, false));
        assertThat(selection.query()).isEqualTo("?section=3");
    }

    @Test
    void theQueryContainsTheSelection() {
        Selection selection = Selection.of("1", "metadataOnly", " a&b=c #1 ", "7", 3);

        assertThat(selection.filter()).isEqualTo(new RowFile.Filter(Optional.of(Outcome.METADATA_ONLY), "a&b=c #1"));
        assertThat(selection.query()).isEqualTo("?section=1&outcome=metadataOnly&search=a%26b%3Dc+%231&page=7");
        assertThat(selection.withOutcome(Optional.empty()).page()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1e9", "99999999999", "1\n", "../1"})
    void invalidValuesMeanTheDefault(String nonsense) {
        assertThat(Selection.of(nonsense, nonsense, null, nonsense, 2))
                .isEqualTo(new Selection(2, RowFile.Filter.all(), 1, false));
    }

    @Test
    void anUnknownSectionMeansTheLast() {
        assertThat(Selection.of("9", null, null, null, 2).section()).isEqualTo(2);
    }

    @Test
    void limitsTheLengthOfASearch() {
        assertThat(Selection.of(null, null, "x".repeat(100_000), null, 1)
                        .filter()
                        .text())
                .hasSize(200);
    }
}
