package io.jenkins.plugins.bynder.engine.sync.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.fuzz.Fuzzing;
import java.io.IOException;
import java.util.Arrays;

/** Any manifest is read as valid entries with safe names, and rewriting it does not change them. */
class ManifestFuzzTest {

    @FuzzTest(maxDuration = Fuzzing.TIME)
    void readsOnlyValidEntries(byte[] manifest) throws IOException {
        int from = 0;
        for (int at = 0; at <= manifest.length; at++) {
            if (at == manifest.length || manifest[at] == '\n') {
                line(Arrays.copyOfRange(manifest, from, at));
                from = at + 1;
            }
        }
    }

    private static void line(byte[] line) throws IOException {
        ManifestLines.Line read;
        try {
            read = ManifestLines.read(line, line.length);
        } catch (IOException e) {
            return;
        }
        if (read instanceof ManifestLines.Line.Known known) {
            ManifestEntry entry = known.entry();
            assertThat(FileNames.isSafe(entry.file().path())).isTrue();
            entry.former()
                    .ifPresent(former ->
                            assertThat(FileNames.isSafe(former.path())).isTrue());
            byte[] again = ManifestLines.known(entry);
            assertThat(ManifestLines.read(again, again.length - 1)).isEqualTo(known);
        }
    }
}
