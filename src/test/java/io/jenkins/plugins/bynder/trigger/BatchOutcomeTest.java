package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.Decision;
import java.util.Locale;
import java.util.Set;
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
                .containsEntry("1", Set.of("a", "b"))
                .containsEntry("2", Set.of("b"))
                .hasSize(2);
        assertThat(decision.nothing().text()).isEqualTo("Nothing to do: a sync would change nothing.");
    }

    @Test
    void namesAFailingJobBesideStartedOnes() {
        BatchOutcome other = new BatchOutcome();
        other.jobProblem("EventBuilds.refused", "c");
        outcome.started("a", Set.of("1"));
        outcome.add(other);
        assertThat(outcome.decision().started()).containsEntry("1", Set.of("a"));
        assertThat(outcome.decision().note().text()).startsWith("Jenkins did not queue a build of c.");
        assertThat(outcome.decision().nothing()).isEqualTo(outcome.decision().note());
    }

    @Test
    void hidesAJobFromReadersWhoMayNotSeeIt() {
        outcome.jobProblem("EventBuilds.withoutEffect", "secret");
        assertThat(outcome.decision().nothing().text(Locale.GERMAN, name -> "?"))
                .contains("\u201E?\u201C", "gestartet")
                .doesNotContain("secret");
    }
}
