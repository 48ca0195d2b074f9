package io.jenkins.plugins.bynder.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogPageTest {

    private static final TopicArn TOPIC = TopicArn.of("arn:aws:sns:eu-central-1:123456789012:events");

    private final List<LoggedEvent> events = new ArrayList<>();

    private void add(int count, LoggedEvent.State state, String detail) {
        for (int n = 0; n < count; n++) {
            String id = "m" + events.size();
            events.add(new LoggedEvent(
                    id,
                    Instant.EPOCH,
                    TOPIC,
                    "asset.updated",
                    List.of("asset-" + id),
                    1,
                    true,
                    state,
                    LocalizableText.plain(detail),
                    List.of()));
        }
    }

    private EventLogPage page(String state, String search, String page) {
        return new EventLogPage(new EventsLink(), events, state, search, page);
    }

    private static List<String> ids(EventLogPage page) {
        return page.getRows().stream().map(EventRow::getId).toList();
    }

    @Test
    void showsOnePageAndLinksTheOthers() {
        add(60, LoggedEvent.State.PROCESSED, "");

        assertThat(ids(page(null, null, null))).hasSize(25).startsWith("m0").endsWith("m24");
        assertThat(page(null, null, null).getPrevious()).isEmpty();
        assertThat(page(null, null, "2").getPrevious()).endsWith("page=1");
        assertThat(page(null, null, "2").getNext()).endsWith("page=3");
        assertThat(ids(page(null, null, "3"))).hasSize(10);
        assertThat(page(null, null, "3").getNext()).isEmpty();
    }

    @Test
    void filtersByStateAndText() {
        add(3, LoggedEvent.State.PROCESSED, "Builds queued: posters.");
        add(2, LoggedEvent.State.FAILED, "The portal was away.");

        assertThat(ids(page("FAILED", "", null))).containsExactly("m3", "m4");
        assertThat(ids(page("", "POSTERS", null))).containsExactly("m0", "m1", "m2");
        assertThat(ids(page(null, "asset-m4", null))).containsExactly("m4");
        assertThat(ids(page("PROCESSED", "away", null))).isEmpty();
        assertThat(page("FAILED", "", null).isFiltered()).isTrue();
        assertThat(page(null, null, null).isFiltered()).isFalse();
    }

    @Test
    void acceptsAnyParameters() {
        add(3, LoggedEvent.State.PROCESSED, "");

        assertThat(ids(page("nothing", "", "0"))).hasSize(3);
        assertThat(ids(page("", "", "9999"))).hasSize(3);
        assertThat(ids(page("", "x".repeat(1000), "-1"))).isEmpty();
    }

    @Test
    void keepsTheFilterFromPageToPage() {
        add(60, LoggedEvent.State.FAILED, "a&b=c");

        assertThat(page("FAILED", "a&b", null).getNext()).isEqualTo("?state=FAILED&search=a%26b&page=2");
    }
}
