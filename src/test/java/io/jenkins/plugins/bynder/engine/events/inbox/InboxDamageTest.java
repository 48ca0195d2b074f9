package io.jenkins.plugins.bynder.engine.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.SettableClock;
import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an inbox after its file was cut off, or a bit of it has tipped over, at any place. */
class InboxDamageTest {

    private static final int MESSAGES = 6;
    private static final int DECIDED = 2;

    /** Says that a file is damaged, thousands of times here; held, as the log manager holds loggers weakly. */
    private static final Logger LOGGER = Logger.getLogger(InboxLog.class.getName());

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(SnsFixture.NOW);
    private final List<Long> ends = new ArrayList<>();
    private byte[] whole;

    @BeforeAll
    @BeforeContainer
    static void keepQuiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    @AfterContainer
    static void speakAgain() {
        LOGGER.setLevel(null);
    }

    @BeforeEach
    void fill() throws IOException {
        try (Inbox inbox = Inbox.open(directory, clock, new FailingDisk())) {
            for (int i = 0; i < MESSAGES; i++) {
                inbox.store(SnsFixture.unsigned(id(i), "message " + i));
                ends.add(Files.size(file()));
            }
            inbox.decided(List.of(id(DECIDED)));
            ends.add(Files.size(file()));
        }
        whole = Files.readAllBytes(file());
    }

    @Test
    void keepsAllRecordsBeforeATruncation() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            write(Arrays.copyOf(whole, length));
            assertThat(waiting()).containsExactlyElementsOf(expected(length));
            assertThat(Files.size(file())).isLessThanOrEqualTo(length);
            goesOn(length);
        }
    }

    @Test
    void losesOnlyTheDamagedRecord() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            write(damaged);
            int hit = recordAt(at);
            Set<String> expected = new TreeSet<>(expected(whole.length));
            if (hit == MESSAGES) {
                expected.add(id(DECIDED)); // the record of its processing is lost, so it is returned again
            } else {
                expected.remove(id(hit));
            }
            assertThat(waiting()).containsExactlyElementsOf(expected);
            goesOn(at);
        }
    }

    @Test
    void keepsACopyOfDamagedParts() throws IOException {
        byte[] damaged = whole.clone();
        damaged[ends.get(2).intValue() + 20] ^= 1;
        for (int times = 0; times < 5; times++) {
            write(damaged);
            waiting();
        }
        List<Path> copies;
        try (Stream<Path> files = Files.list(directory)) {
            copies = files.filter(path -> path.toString().contains("damaged")).toList();
        }
        assertThat(copies)
                .hasSize(3)
                .allSatisfy(copy -> assertThat(Files.readAllBytes(copy))
                        .isEqualTo(Arrays.copyOfRange(damaged, ends.get(2).intValue(), damaged.length)));
    }

    @Test
    void startsEmptyWithAForeignFile() throws IOException {
        write("<html>".repeat(1000).getBytes());
        assertThat(waiting()).isEmpty();
        goesOn(0);
    }

    @Test
    void ignoresAnIncompleteCompaction() throws IOException {
        Files.write(directory.resolve("inbox.log.new"), Arrays.copyOf(whole, 100));
        assertThat(waiting()).containsExactlyElementsOf(expected(whole.length));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void opensAnyFile(@ForAll @Size(max = 3000) byte[] noise, @ForAll @IntRange(max = 2000) int from)
            throws IOException {
        Path place = Files.createTempDirectory("inbox");
        byte[] content = new byte[from + noise.length];
        System.arraycopy(noise, 0, content, from, noise.length);
        Files.write(place.resolve("inbox.log"), content);
        try (Inbox inbox = Inbox.open(place, clock, new FailingDisk())) {
            assertThat(inbox.store(SnsFixture.unsigned(id(1), "after"))).isEqualTo(StoreResult.STORED);
            assertThat(inbox.after(0, 10)).hasSize(1);
        }
    }

    /** Tried at some of the places only, to save time. */
    private void goesOn(int at) throws IOException {
        if (at % 7 != 0) {
            return;
        }
        try (Inbox inbox = Inbox.open(directory, clock, new FailingDisk())) {
            assertThat(inbox.store(SnsFixture.unsigned(id(99), "after"))).isEqualTo(StoreResult.STORED);
        }
        assertThat(waiting()).contains(id(99));
    }

    private List<String> waiting() throws IOException {
        try (Inbox inbox = Inbox.open(directory, clock, new FailingDisk())) {
            return inbox.after(0, 100).stream().map(InboxEntry::messageId).toList();
        }
    }

    private List<String> expected(int length) {
        List<String> expected = new ArrayList<>();
        boolean decided = length >= whole.length;
        for (int i = 0; i < MESSAGES; i++) {
            if (ends.get(i) <= length && !(decided && i == DECIDED)) {
                expected.add(id(i));
            }
        }
        return expected;
    }

    private int recordAt(int at) {
        int record = 0;
        while (ends.get(record) <= at) {
            record++;
        }
        return record;
    }

    private void write(byte[] content) throws IOException {
        Files.write(file(), content);
    }

    private Path file() {
        return directory.resolve("inbox.log");
    }

    private static String id(int number) {
        return "id-00000" + number;
    }
}
