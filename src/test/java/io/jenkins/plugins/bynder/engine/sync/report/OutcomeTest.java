package io.jenkins.plugins.bynder.engine.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheDefaultLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeHasAWord(Outcome outcome) {
        assertThat(outcome.label(Locale.ENGLISH)).isNotBlank();
    }

    @Test
    void theWordIsInTheLanguageOfTheReaderWhateverTheDefault() {
        Locale.setDefault(Locale.GERMAN);
        assertThat(Outcome.DELETED.label(Locale.ENGLISH)).isEqualTo("deleted");
        assertThat(Outcome.DELETED.label(Locale.FRENCH)).isEqualTo("deleted");

        Locale.setDefault(Locale.ENGLISH);
        assertThat(Outcome.DELETED.label(Locale.GERMANY)).isEqualTo("gelöscht");
    }
}
