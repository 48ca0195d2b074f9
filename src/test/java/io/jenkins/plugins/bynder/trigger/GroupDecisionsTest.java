package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.events.BynderEvent;
import io.jenkins.plugins.bynder.engine.events.EventBatch;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.trigger.GroupDecisions.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupDecisionsTest {

    private final Group bad = new Group("Brand", "Too many", "Brand");
    private final Group good = new Group("Brand", "Gelato", "Brand");
    private final Group other = new Group("Other", "Gelato", "Other");
    private final GroupDecisions decisions = new GroupDecisions();
    private final List<String> decided = new ArrayList<>();
    private Optional<Exception> failure = Optional.empty();

    @Test
    void aTagThatCannotBeReadDelaysNoOther() throws Exception {
        fail(Problem.INVALID_RESPONSE);
        assertThatThrownBy(() -> decide("1")).isInstanceOf(PortalException.class);
        assertThat(decided).containsExactly("Gelato 1", "Other 1");

        failure = Optional.empty();
        BatchOutcome outcome = decide("1", "2");
        assertThat(decided).containsExactly("Gelato 1", "Other 1", "Gelato 2", "Other 2", "Too many 1", "Too many 2");
        assertThat(outcome.decision().started()).containsOnlyKeys("1", "2");
        assertThat(outcome.decision().started().get("1")).contains("job of Gelato", "job of Other", "job of Too many");
    }

    @Test
    void aPortalThatDoesNotAnswerIsAskedAboutOneGroupAndNextTimeAboutAnotherOne() throws Exception {
        fail(Problem.UNREACHABLE);
        assertThatThrownBy(() -> decide("1")).isInstanceOf(PortalException.class);
        assertThat(decided).isEmpty();
        assertThatThrownBy(() -> decide("1")).isInstanceOf(PortalException.class);
        assertThat(decided).containsExactly("Gelato 1", "Other 1");
        assertThatThrownBy(() -> decide("1", "2")).isInstanceOf(PortalException.class);
        assertThat(decided).containsExactly("Gelato 1", "Other 1", "Gelato 2", "Other 2");
    }

    @Test
    void aGroupThatNeedsAnAdministratorIsReportedAndNotRetried() throws Exception {
        fail(Problem.FORBIDDEN);
        BatchOutcome outcome = decide("1");
        assertThat(decided).containsExactly("Gelato 1", "Other 1");
        assertThat(outcome.decision().nothing().text()).contains("Brand").contains("broken");

        failure = Optional.of(new IllegalArgumentException("no credentials"));
        assertThat(decide("2").decision().nothing().text()).contains("no credentials");
        assertThat(decided).containsExactly("Gelato 1", "Other 1", "Gelato 2", "Other 2");
    }

    private void fail(Problem problem) {
        failure = Optional.of(new PortalException(problem, LocalizableText.plain("broken")));
    }

    private BatchOutcome decide(String... ids) throws Exception {
        List<BynderEvent> events = new ArrayList<>();
        for (String id : ids) {
            events.add(new BynderEvent(id, SnsFixture.TOPIC, "x.y", Set.of("asset" + id), true, SnsFixture.NOW));
        }
        BatchOutcome outcome = new BatchOutcome();
        decisions.decide(List.of(bad, good, other), new EventBatch("portal", events), this::decide, outcome);
        return outcome;
    }

    private BatchOutcome decide(Group group, EventBatch batch) throws PortalException {
        if (group.equals(bad) && failure.isPresent()) {
            if (failure.get() instanceof PortalException problem) {
                throw problem;
            }
            throw (RuntimeException) failure.get();
        }
        BatchOutcome outcome = new BatchOutcome();
        String name = group.integration().equals("Other") ? "Other" : group.tag();
        for (BynderEvent event : batch.events()) {
            decided.add(name + " " + event.messageId());
            outcome.started("job of " + name, Set.of(event.messageId()));
        }
        return outcome;
    }
}
