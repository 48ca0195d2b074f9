package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.inbox.InboxEntry;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BynderEventTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"media_id\":\"A-1\"} | A-1",
                "{\"media_id\":\"A-1\",\"type\":{\"media_id\":\"B\"},\"at\":7} | A-1",
                "{\"mediaId\":\"A-1\"} | A-1",
                "{\"media_ids\":[\"A-1\",\"B-2\",\"A-1\"]} | A-1,B-2",
                "[{\"media_id\":\"A-1\"},{\"media_id\":\"B-2\"}] | A-1,B-2"
            })
    void readsIds(String message, String ids) {
        assertThat(event("asset_bank.media.create", message).assetIds()).containsExactly(ids.split(","));
        assertThat(event("asset_bank.media.create", message).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "7",
                "null",
                "[]",
                "{}",
                "{\"job_id\":\"A-1\"}",
                "{\"media_id\":null}",
                "{\"media_id\":7}",
                "{\"media_id\":\"\"}",
                "{\"media_id\":\"../../etc/passwd\"}",
                "{\"media_id\":\"<script>\"}",
                "{\"media_id\":[]}",
                "{\"media_id\":\"A-1\"",
                "{\"media_id\":{\"id\":\"A-1\"}}"
            })
    void keepsAnUnreadableEvent(String message) {
        BynderEvent event = event("asset_bank.media.create", message);
        assertThat(event.assetIds()).isEmpty();
        assertThat(event.complete()).isFalse();
    }

    @Test
    void marksAnEventWithUnreadIdsAsIncomplete() {
        BynderEvent event = event("asset_bank.media.create", "{\"media_id\":[\"A-1\",\"a b\"]}");
        assertThat(event.assetIds()).containsExactly("A-1");
        assertThat(event.complete()).isFalse();
        assertThat(event("asset_bank.media.create", "[{\"media_id\":\"A-1\"},{}]")
                        .complete())
                .isFalse();
        String many = IntStream.rangeClosed(0, BynderEvent.MAX_IDS)
                .mapToObj(i -> "\"" + i + "\"")
                .collect(Collectors.joining(","));
        assertThat(event("x.y", "{\"media_ids\":[" + many + "]}")).satisfies(tooMany -> {
            assertThat(tooMany.assetIds()).hasSize(BynderEvent.MAX_IDS);
            assertThat(tooMany.complete()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "asset_bank.media.meta_updated, asset_bank.media.meta_updated",
        "antivirus.scan.failed, antivirus.scan.failed",
        "Hello there, unknown",
        "<b>.<i>, unknown",
        "created, unknown"
    })
    void readsTheNameFromTheSubject(String subject, String name) {
        assertThat(event(subject, SnsFixture.MEDIA).name()).isEqualTo(name);
    }

    @Test
    void acceptsAMissingSubject() {
        InboxEntry entry = new InboxEntry(
                1, "id-1", SnsFixture.TOPIC, SnsFixture.NOW, SnsFixture.NOW, Optional.empty(), SnsFixture.MEDIA);
        BynderEvent event = BynderEvent.of(entry);
        assertThat(event.name()).isEqualTo(BynderEvent.UNKNOWN);
        assertThat(event.assetIds()).containsExactly("0A1B2C3D-1111-2222-3333444455556666");
        assertThat(event.sent()).isEqualTo(SnsFixture.NOW);
    }

    @Property(tries = 1000)
    void neverFails(@ForAll @StringLength(max = 100) String subject, @ForAll @StringLength(max = 200) String message) {
        BynderEvent event = event(subject, message);
        assertThat(event.name()).matches("[a-z0-9_.]{1,250}");
        assertThat(event.assetIds()).allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"));
    }

    @Test
    void acceptsDeepNesting() {
        assertThat(event("x.y", "[".repeat(100_000)).complete()).isFalse();
    }

    private static BynderEvent event(String subject, String message) {
        return BynderEvent.of(new InboxEntry(
                1, "id-1", SnsFixture.TOPIC, SnsFixture.NOW, SnsFixture.NOW, Optional.of(subject), message));
    }
}
