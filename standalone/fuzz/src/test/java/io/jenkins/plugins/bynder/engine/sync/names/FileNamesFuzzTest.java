package io.jenkins.plugins.bynder.engine.sync.names;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.bynder.fuzz.Fuzzing;

/** Any asset name gives a safe file name, and always the same one. */
class FileNamesFuzzTest {

    private static final String ID = "0A1B2C3D-1111-2222-3333444455556666";

    @FuzzTest(maxDuration = Fuzzing.TIME)
    void safeAndStable(FuzzedDataProvider data) {
        String extension = data.consumeString(20);
        String fileName = data.consumeString(60);
        String title = data.consumeRemainingAsString();
        String plain = FileNames.plain(title, extension, fileName, ID);
        assertSafe(plain);
        assertThat(FileNames.plain(plain, extension, fileName, ID)).isEqualTo(plain);
        assertThat(FileNames.belongs(plain, plain, ID)).isTrue();
        int same = 0;
        for (int attempt = 0; attempt < FileNames.SUFFIXES; attempt++) {
            String suffixed = FileNames.suffixed(plain, ID, attempt);
            assertSafe(suffixed);
            assertThat(FileNames.belongs(suffixed, plain, ID)).isTrue();
            same += suffixed.equals(plain) ? 1 : 0;
        }
        // A title may end with the suffix that a later attempt adds.
        assertThat(same).isLessThanOrEqualTo(1);
        assertThat(FileNames.key(FileNames.key(plain))).isEqualTo(FileNames.key(plain));
    }

    private static void assertSafe(String name) {
        assertThat(FileNames.isSafe(name)).as(name).isTrue();
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(FileNames.MAX_BYTES);
        assertThat(name).doesNotContain("/", "\\", "\0", ":").isNotIn(".", "..");
    }
}
