package io.jenkins.plugins.bynder.engine.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.events.CampaignScenario;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one seed leads to: an inbox that is used, filled up and broken off, over several lives, and a book beside it. */
final class InboxScenario extends CampaignScenario {

    /** How long the id of what was decided is remembered. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    /** When each came that was accepted; what may have been, but was not said to be, is in {@link #doubtful}. */
    private final Map<String, Instant> stored = new HashMap<>();

    private final Map<String, Instant> decided = new HashMap<>();
    private final Map<String, Instant> doubtful = new HashMap<>();
    private final Set<String> doubtfullyDecided = new HashSet<>();
    private Instant latest = SnsFixture.NOW;

    InboxScenario(long seed, Path directory) {
        super(seed, directory);
    }

    @Override
    protected void begin(Inbox inbox) throws IOException {
        compare(inbox);
    }

    @Override
    protected void end(Inbox inbox) throws IOException {
        compare(inbox);
    }

    @Override
    protected void step(Inbox inbox, CrashingDisk disk) throws IOException {
        switch (random.nextInt(12)) {
            case 0 -> decide(inbox);
            case 1 -> decide(inbox);
            case 2 -> again(inbox);
            case 3 -> {
                log.add("full disk");
                disk.room(random.nextInt(2000));
            }
            case 4 -> {
                log.add("failing disk");
                disk.fails(random.nextBoolean(), random.nextBoolean());
            }
            case 5, 6 -> {
                log.add("good disk");
                disk.room(Long.MAX_VALUE);
                disk.fails(false, false);
            }
            case 7 -> clockJumps();
            case 8 -> {
                if (!disk.crashed()) {
                    compare(inbox);
                }
            }
            default -> store(inbox, "%08d-%s".formatted(messages++, "message"));
        }
    }

    private void clockJumps() {
        // Forth by up to five hours, and now and then back.
        clock.advance(Duration.ofMinutes(random.nextInt(300) - 30));
        latest = clock.instant().isAfter(latest) ? clock.instant() : latest;
    }

    private void store(Inbox inbox, String id) {
        StoreResult storing =
                inbox.store(SnsFixture.unsigned(id, "content of " + id + "x".repeat(id.hashCode() & 1023)));
        if (storing == StoreResult.STORED) {
            assertThat(isRemembered(id)).as("%s was decided", id).isFalse();
            decided.remove(id);
            doubtfullyDecided.remove(id);
        }
        log.add("store " + id + " " + storing);
        switch (storing) {
            case STORED -> stored.put(id, clock.instant());
            case DUPLICATE -> {
                if (!decided.containsKey(id) && !doubtfullyDecided.contains(id)) {
                    // It is remembered from the attempt on that reached the disk, though its caller was told of a
                    // failure.
                    stored.putIfAbsent(id, doubtful.getOrDefault(id, clock.instant()));
                }
            }
            default -> {
                // Whichever attempt it was that the disk has, from that one on its id is remembered.
                doubtful.merge(id, clock.instant(), (one, other) -> one.isBefore(other) ? one : other);
                // After a clock that went back, a new life may remember what the last one had forgotten.
                if (!isRemembered(id) && decided.remove(id) != null) {
                    doubtfullyDecided.add(id);
                }
            }
        }
    }

    /** Sent once more, as SNS does whenever our answer was lost. */
    private void again(Inbox inbox) {
        if (messages > 0) {
            store(inbox, "%08d-%s".formatted(random.nextInt(messages), "message"));
        }
    }

    private boolean isRemembered(String id) {
        Instant came = decided.get(id);
        return came != null && Duration.between(came, latest).compareTo(REMEMBERED) < 0;
    }

    private void decide(Inbox inbox) throws IOException {
        List<String> some = new ArrayList<>();
        for (InboxEntry entry : inbox.after(0, 100)) {
            if (random.nextInt(3) == 0) {
                some.add(entry.messageId());
            }
        }
        try {
            inbox.decided(some);
            log.add("decided " + some);
            some.forEach(id -> {
                Instant perhaps = doubtful.getOrDefault(id, clock.instant());
                decided.put(id, stored.getOrDefault(id, perhaps));
                stored.remove(id);
                doubtful.remove(id);
                doubtfullyDecided.remove(id);
            });
        } catch (IOException e) {
            log.add("perhaps decided " + some);
            doubtfullyDecided.addAll(some);
        }
    }

    private void compare(Inbox inbox) throws IOException {
        List<InboxEntry> entries = inbox.after(0, Integer.MAX_VALUE);
        List<String> waiting = entries.stream().map(InboxEntry::messageId).toList();
        assertThat(waiting).as("each once").doesNotHaveDuplicates();
        assertThat(waiting).as("nothing that was decided").noneMatch(decided::containsKey);
        Set<String> missing = new HashSet<>(stored.keySet());
        missing.removeAll(doubtfullyDecided);
        waiting.forEach(missing::remove);
        assertThat(missing).as("nothing that was stored is lost").isEmpty();
        for (InboxEntry entry : entries) {
            String id = entry.messageId();
            assertThat(stored.containsKey(id) || doubtful.containsKey(id))
                    .as("%s was sent", id)
                    .isTrue();
            assertThat(entry.message()).startsWith("content of " + id + "x".repeat(id.hashCode() & 1023));
        }
    }
}
