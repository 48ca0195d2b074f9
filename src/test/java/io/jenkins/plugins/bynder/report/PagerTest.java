package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.localizer.LocaleProvider;

class PagerTest {

    private final LocaleProvider before = LocaleProvider.getProvider();

    @TempDir
    Path directory;

    @AfterEach
    void restoreLocale() {
        LocaleProvider.setProvider(before);
    }

    private static void readIn(Locale locale) {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return locale;
            }
        });
    }

    private Pager pager(String page) throws IOException {
        Path file = directory.resolve("import-1.rows");
        try (RowFileWriter writer = new RowFileWriter(file)) {
            for (int n = 0; n < 1_260; n++) {
                writer.add(Row.of(Rows.asset("a" + n, n + ".png", Outcome.ADDED)));
            }
            writer.finish();
        }
        try (RowFile rows = RowFile.open(file)) {
            return Pager.turn(rows, Selection.of("1", null, null, page, 1)).pager();
        }
    }

    @Test
    void numbersFollowTheLocale() throws IOException {
        Pager last = pager("26");

        readIn(Locale.ENGLISH);
        assertThat(last.getRange()).isEqualTo("1,251 to 1,260 of 1,260");
        readIn(Locale.GERMAN);
        assertThat(last.getRange()).isEqualTo("1.251 bis 1.260 von 1.260");
    }

    @Test
    void aPageBeyondTheLastShowsTheLast() throws IOException {
        readIn(Locale.ENGLISH);

        assertThat(pager("9999").getPosition()).isEqualTo("Page 26 of 26");
    }
}
