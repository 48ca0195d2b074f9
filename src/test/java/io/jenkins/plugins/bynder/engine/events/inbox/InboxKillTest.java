package io.jenkins.plugins.bynder.engine.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sns.SnsFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another JVM stores and decides as fast as it can, and is killed while it does. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class InboxKillTest {

    private static final int KILLS = Integer.getInteger("kills", 3);

    @TempDir
    private Path directory;

    @Test
    void losesNoStoredMessage() throws Exception {
        Set<String> stored = new HashSet<>();
        Set<String> decided = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            runAndKill(round, stored, decided, ThreadLocalRandom.current().nextInt(20, 600));
        }
        try (Inbox inbox = Inbox.open(directory, Clock.systemUTC())) {
            List<String> waiting = inbox.after(0, Integer.MAX_VALUE).stream()
                    .map(InboxEntry::messageId)
                    .toList();
            stored.removeAll(decided);
            assertThat(waiting).doesNotHaveDuplicates().doesNotContainAnyElementsOf(decided);
            // what was being decided, or not yet told to have been, at the moment of the kill may be either way
            Set<String> missing = new HashSet<>(stored);
            waiting.forEach(missing::remove);
            assertThat(missing).hasSizeLessThanOrEqualTo(KILLS * Child.THREADS);
            assertThat(missing).allMatch(id -> id.endsWith("-decide"));
        }
    }

    private void runAndKill(int round, Set<String> stored, Set<String> decided, int lines) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            int read = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (++read == lines) {
                    process.toHandle().destroyForcibly(); // unlike that of the process, leaves our end of the pipe open
                }
                // the kill may have cut the last line in two
                if (line.endsWith(".")) {
                    String id = line.substring(2, line.length() - 1);
                    (line.startsWith("s ") ? stored : decided).add(id);
                }
            }
            assertThat(read).isGreaterThanOrEqualTo(lines);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Says on its standard output what is stored, and what is decided, each only when it surely is. */
    static final class Child {

        static final int THREADS = 4;

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Inbox inbox = Inbox.open(Path.of(arguments[0]), Clock.systemUTC());
            for (int i = 0; i < THREADS; i++) {
                String prefix = arguments[1] + "-" + i + "-";
                new Thread(() -> run(inbox, prefix, System.out)).start();
            }
        }

        private static void run(Inbox inbox, String prefix, PrintStream out) {
            try {
                for (int number = 0; ; number++) {
                    boolean decide = number % 3 == 0;
                    String id = String.format("%s%08d%s", prefix, number, decide ? "-decide" : "");
                    if (inbox.store(SnsFixture.unsigned(id, "x".repeat(number % 5000))) != StoreResult.STORED) {
                        throw new IOException("not stored: " + id);
                    }
                    out.println("s " + id + ".");
                    if (decide) {
                        inbox.decided(List.of(id));
                        out.println("d " + id + ".");
                    }
                }
            } catch (IOException e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
