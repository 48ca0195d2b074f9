package io.jenkins.plugins.bynder.engine.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReceiverTest {

    @Test
    void settingTheClockChangesNoWait(@TempDir Path directory) throws Exception {
        SnsFixture world = new SnsFixture();
        Duration quiet = Duration.ofSeconds(30);
        List<EventBatch> batches = new ArrayList<>();
        try (EventReceiver events =
                EventReceiver.open(directory, world.aws, SnsFixture.roots(), SnsFixture.TOPIC::equals, world.clock)) {
            Dispatcher dispatcher = events.dispatcher(
                    topic -> Optional.of("portal"),
                    batch -> {
                        batches.add(batch);
                        return Decision.of(LocalizableText.plain("done"));
                    },
                    new QuietPeriod(quiet),
                    (portal, failing, decision) -> decision.run());
            byte[] body = world.event().getBytes(UTF_8);
            assertThat(events.receiver()
                            .receive(Map.of(), new ByteArrayInputStream(body))
                            .status())
                    .isEqualTo(200);
            assertThat(dispatcher.runOnce()).isLessThanOrEqualTo(quiet);
            world.clock.advance(Duration.ofHours(-1));
            assertThat(dispatcher.runOnce()).isLessThanOrEqualTo(quiet);
            world.clock.advance(Duration.ofHours(2));
            dispatcher.runOnce();
            assertThat(batches).isEmpty();
        }
    }
}
