package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.Decision;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchOutcomeTest {

    private final Locale before = Locale.getDefault();
    private final BatchOutcome outcome = new BatchOutcome();

    @BeforeEach
    void useEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void eachEventNamesOnlyTheBuildsThatItStarted() {
        outcome.started("a", Set.of("1"));
        outcome.started("b", Set.of("1", "2"));
        Decision decision = outcome.decision();
        assertThat(decision.started())
                .containsEntry("1", "Builds queued: a, b.")
                .containsEntry("2", "Builds queued: b.")
                .hasSize(2);
        assertThat(decision.sentence()).isEqualTo("Nothing to do: a sync would change nothing.");
    }

    @Test
    void namesAFailingJobBesideStartedOnes() {
        BatchOutcome other = new BatchOutcome();
        other.problem("Job c is broken.");
        outcome.started("a", Set.of("1"));
        outcome.add(other);
        assertThat(outcome.decision().started()).containsEntry("1", "Builds queued: a. Job c is broken.");
        assertThat(outcome.decision().sentence()).isEqualTo("Job c is broken.");
    }

    @Test
    void namesOnlyTheFirstTenJobs() {
        IntStream.range(10, 22).forEach(n -> outcome.started("job" + n, Set.of("1")));
        assertThat(outcome.decision().started().get("1"))
                .contains("job10", "job19", "and 2 more")
                .doesNotContain("job20");
    }
}
