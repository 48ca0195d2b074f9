package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTextTest {

    static Stream<Throwable> silent() {
        return Stream.of(
                new IOException(),
                new IOException(" "),
                new IOException("null"),
                new ConnectException(null),
                new FileSystemException(null),
                new IllegalArgumentException((String) null) {
                    private static final long serialVersionUID = 1;
                });
    }

    @ParameterizedTest
    @MethodSource("silent")
    void namesAnExceptionWithoutMessage(Throwable failure) {
        assertThat(ErrorText.of(failure))
                .doesNotContain("null")
                .contains(failure.getClass().getSimpleName());
        assertThat(ErrorText.of(failure)).isNotBlank();
    }

    @Test
    void prefersTheMessage() {
        assertThat(ErrorText.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(ErrorText.of(new FileSystemException("a", null, "read-only")))
                .isEqualTo("a: read-only");
    }

    @Test
    void explainsAMessageThatIsOnlyAFileName() {
        assertThat(ErrorText.of(new AccessDeniedException("/srv/a"))).isEqualTo("AccessDeniedException: /srv/a");
        assertThat(ErrorText.of(new NoSuchFileException("/srv/a"))).isEqualTo("NoSuchFileException: /srv/a");
    }
}
