package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jobs may use an integration. */
class JobPatternsTest {

    @ParameterizedTest
    @CsvSource({
        "team-a, team-a, true",
        "team-a, team-a/catalogue, true",
        "team-a, team-a/deep/er, true",
        "team-a, team-ab, false",
        "team-a, other/team-a, false",
        "team-a/*-print, team-a/flyer-print/main, true",
        "team-a/*-print, team-a/flyer-web, false",
        "team-*/*a*b, team-x/aab, true",
        "team-*/*a*b, team-x/aabc, false",
        "*, anything, true",
        "team-a/catalogue, team-a, false"
    })
    void matchesFullNamesAndFolders(String pattern, String job, boolean allowed) {
        String saved = JobPatterns.text("unrelated\n " + pattern + " \n");

        assertThat(JobPatterns.match(saved, job)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a//b", "a/"})
    void rejectsInvalidFullNames(String line) {
        assertThatThrownBy(() -> JobPatterns.text(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the full name");
    }

    @Test
    void anEmptyListMatchesEveryJob() {
        assertThat(JobPatterns.match(JobPatterns.text(" \n"), "any/job")).isTrue();
        assertThat(JobPatterns.match(JobPatterns.text(null), "any/job")).isTrue();
    }
}
