package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    private Path directory;

    @Test
    void isDeniedUntilTheFirstHolderCloses() throws Exception {
        DirectoryLock first = DirectoryLock.tryLock(directory).orElseThrow();
        assertThat(DirectoryLock.tryLock(directory)).isEmpty();
        assertThat(DirectoryLock.tryLock(directory.resolve(".").resolve("../" + directory.getFileName())))
                .isEmpty();
        first.close();
        DirectoryLock second = DirectoryLock.tryLock(directory).orElseThrow();
        second.close();
    }

    /** On POSIX systems a process loses its lock when it closes any other channel of the file. */
    @Test
    void isDeniedToAnotherProcessAfterASecondAttemptInThisOne() throws Exception {
        DirectoryLock first = DirectoryLock.tryLock(directory).orElseThrow();
        assertThat(DirectoryLock.tryLock(directory)).isEmpty();
        assertThat(answerOfAnotherProcess()).isEqualTo("in use");
        first.close();
        assertThat(answerOfAnotherProcess()).isEqualTo("locked");
    }

    private String answerOfAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            String answer = output.readLine();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return answer;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Says whether it could lock the directory. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            boolean locked = DirectoryLock.tryLock(Path.of(arguments[0])).isPresent();
            System.out.println(locked ? "locked" : "in use");
        }
    }
}
