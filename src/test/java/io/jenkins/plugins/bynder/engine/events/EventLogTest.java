package io.jenkins.plugins.bynder.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.LoggedEvent.StartedBuild;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    private Path directory;

    private Path file;
    private EventLog log;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("events.jsonl");
        log = new EventLog(file);
    }

    @Test
    void keepsTheLastTwoHundredNewestFirst() throws IOException {
        for (int i = 0; i < 250; i++) {
            log.stored(event(i), SnsFixture.NOW.plusSeconds(i));
        }
        assertThat(log.latest()).hasSize(EventLog.KEPT).first().satisfies(line -> {
            assertThat(line.id()).isEqualTo("m249");
            assertThat(line.state()).isEqualTo(LoggedEvent.State.WAITING);
        });
        assertThat(new EventLog(file).latest()).isEqualTo(log.latest());
    }

    @Test
    void showsTheResultOfAnEvent() throws IOException {
        log.stored(event(1), SnsFixture.NOW);
        log.decided("m1", LocalizableText.plain("It is done."), Set.of("a"));
        log.decided("unheard of", LocalizableText.EMPTY, Set.of());
        log.stored(event(1), SnsFixture.NOW);

        assertThat(log.latest()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(LoggedEvent.State.PROCESSED);
            assertThat(line.detail()).isEqualTo(LocalizableText.plain("It is done."));
        });
        assertThat(new EventLog(file).find("m1")).isEqualTo(log.find("m1"));
    }

    @Test
    void linksAnEventToItsBuildsWhetherTheyBeginBeforeOrAfterItIsProcessed() throws IOException {
        log.stored(event(1), SnsFixture.NOW);
        log.built(Set.of("m1", "unheard of"), "early", 7);
        log.decided("m1", LocalizableText.EMPTY, List.of("early", "late"));
        assertThat(log.latest().get(0).started())
                .containsExactly(new StartedBuild("early", 7), new StartedBuild("late", 0));

        log.built(Set.of("m1"), "late", 3);
        log.built(Set.of("m1"), "early", 8);
        log.built(Set.of("m1"), "early", 8);
        assertThat(log.latest().get(0).started())
                .as("a job can be started again by a change that the portal showed late")
                .containsExactly(
                        new StartedBuild("early", 7), new StartedBuild("late", 3), new StartedBuild("early", 8));
        assertThat(new EventLog(file).latest()).isEqualTo(log.latest());
    }

    @Test
    void limitsTheBuildsOfAnEvent() {
        log.stored(event(1), SnsFixture.NOW);
        log.decided(
                "m1",
                LocalizableText.EMPTY,
                IntStream.range(0, 500).mapToObj(n -> "job" + n).toList());
        log.built(Set.of("m1"), "job499", 1);
        assertThat(log.latest().get(0).started()).hasSize(LoggedEvent.MAX_STARTED);
    }

    @Test
    void aTopicThatHasDeliveredAndIsRejectedSinceIsReportedUntilItDeliversAgain() {
        log.untrusted(SnsFixture.FOREIGN, SnsFixture.NOW);
        log.untrusted(SnsFixture.TOPIC, SnsFixture.NOW);
        assertThat(log.untrusted()).as("strangers can name any topic").isEmpty();

        log.stored(event(0), SnsFixture.NOW);
        log.untrusted(SnsFixture.FOREIGN, SnsFixture.NOW);
        log.untrusted(SnsFixture.TOPIC, SnsFixture.NOW.plusSeconds(60));
        assertThat(log.untrusted()).containsOnlyKeys(SnsFixture.TOPIC);

        log.stored(event(1), SnsFixture.NOW.plusSeconds(120));
        assertThat(log.untrusted()).isEmpty();
    }

    @Test
    void keepsFailuresUntilTheyAreDismissed() throws IOException {
        log.stored(event(0), SnsFixture.NOW);
        log.failed("m0", LocalizableText.plain("The portal refused the keys."));
        for (int i = 1; i < 500; i++) {
            log.stored(event(i), SnsFixture.NOW);
        }
        EventLog again = new EventLog(file);
        assertThat(again.failures())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.detail()).isEqualTo(LocalizableText.plain("The portal refused the keys.")));
        again.dismiss("m0");
        assertThat(again.failures()).isEmpty();
        assertThat(new EventLog(file).failures()).isEmpty();
    }

    @Test
    void limitsTheNumberOfFailures() {
        for (int i = 0; i < 500; i++) {
            log.stored(event(i), SnsFixture.NOW);
            log.failed("m" + i, LocalizableText.plain("x"));
        }
        assertThat(log.failures())
                .hasSize(EventLog.KEPT_FAILURES)
                .first()
                .satisfies(line -> assertThat(line.id()).isEqualTo("m499"));
    }

    @Test
    void limitsTheAssetsShown() {
        Set<String> ids = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.toSet());
        log.stored(new BynderEvent("m", SnsFixture.TOPIC, "x.y", ids, false, SnsFixture.NOW), SnsFixture.NOW);
        assertThat(log.latest()).singleElement().satisfies(line -> {
            assertThat(line.assetIds()).hasSize(LoggedEvent.ASSETS_SHOWN);
            assertThat(line.assets()).isEqualTo(500);
            assertThat(line.complete()).isFalse();
        });
    }

    @Test
    void remembersTopicsLongerThanTheirEvents() throws Exception {
        SnsFixture world = new SnsFixture();
        log.noted(
                SnsFixture.parse(world.foreigner.subscriptionConfirmation("ab", SnsFixture.NOW)),
                SnsFixture.NOW,
                LoggedEvent.State.CONFIRMED,
                LocalizableText.EMPTY);
        for (int i = 0; i < 9_000; i++) {
            log.stored(event(i), SnsFixture.NOW.plusSeconds(i));
        }
        assertThat(Files.lines(file)).hasSizeLessThan(5_000);
        for (EventLog each : new EventLog[] {log, new EventLog(file)}) {
            assertThat(each.topic(SnsFixture.FOREIGN).confirmed()).contains(SnsFixture.NOW);
            assertThat(each.topic(SnsFixture.TOPIC).lastEvent()).contains(SnsFixture.NOW.plusSeconds(8_999));
            assertThat(each.topic(TopicArn.of(SnsFixture.TOPIC + "x"))).isEqualTo(TopicHistory.NOTHING);
        }
    }

    @Test
    void showsWhetherATopicDelivers() {
        Optional<Instant> then = Optional.of(SnsFixture.NOW);
        Optional<Instant> later = Optional.of(SnsFixture.NOW.plusSeconds(1));
        assertThat(TopicHistory.NOTHING.delivers()).isFalse();
        assertThat(new TopicHistory(then, Optional.empty(), Optional.empty()).delivers())
                .isTrue();
        assertThat(new TopicHistory(then, later, then).delivers()).isFalse();
        assertThat(new TopicHistory(then, then, later).delivers()).isTrue();
        assertThat(new TopicHistory(Optional.empty(), then, Optional.empty()).delivers())
                .isFalse();
    }

    @Test
    void ignoresMalformedLines() throws IOException {
        log.stored(event(1), SnsFixture.NOW);
        Files.writeString(
                file,
                "\n{\"id\":\"x\"}\n{\"topic\":7}\nnull\n\u00ff\u0000{\n{\"topic\":\"" + SnsFixture.TOPIC
                        + "\",\"id\":\"",
                StandardOpenOption.APPEND);
        assertThat(new EventLog(file).latest()).isEqualTo(log.latest());
    }

    @Test
    void countsRejectionsAndKeepsTheLastReason() {
        log.rejected(RejectReason.SIGNATURE, LocalizableText.plain("first"), SnsFixture.NOW);
        log.rejected(RejectReason.SIGNATURE, LocalizableText.plain("second"), SnsFixture.NOW.plusSeconds(1));
        log.delayed(RetryReason.INBOX_FULL, LocalizableText.plain("full"), SnsFixture.NOW);

        assertThat(log.rejected())
                .containsOnlyKeys(RejectReason.SIGNATURE)
                .containsValue(new EventLog.Tally(2, SnsFixture.NOW.plusSeconds(1), LocalizableText.plain("second")));
        assertThat(log.delayed())
                .containsEntry(
                        RetryReason.INBOX_FULL, new EventLog.Tally(1, SnsFixture.NOW, LocalizableText.plain("full")));
        assertThat(file).doesNotExist();
    }

    @Test
    void continuesIfTheFileCannotBeWritten() throws IOException {
        Files.createDirectories(file);
        log.stored(event(1), SnsFixture.NOW);
        assertThat(log.latest()).hasSize(1);
    }

    private static BynderEvent event(int number) {
        return new BynderEvent("m" + number, SnsFixture.TOPIC, "x.y", Set.of("a" + number), true, SnsFixture.NOW);
    }
}
