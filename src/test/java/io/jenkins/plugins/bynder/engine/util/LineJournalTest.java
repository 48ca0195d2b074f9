package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineJournalTest {

    @TempDir
    private Path directory;

    private Path file;
    private LineJournal journal;

    @BeforeEach
    void inADirectoryThatDoesNotExist() {
        file = directory.resolve("new").resolve("lines");
        journal = new LineJournal(file);
    }

    private List<List<String>> lines() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        journal.read(lines::add);
        return lines;
    }

    @Test
    void keepsFieldsWithAnyCharacters() throws IOException {
        journal.replace(List.of(LineJournal.line("a\tb\nc", "Zwei 🍦", "")));

        assertThat(lines()).containsExactly(List.of("a\tb\nc", "Zwei 🍦", ""));
    }

    @Test
    void skipsALineThatACrashCutShort() throws IOException {
        journal.append(List.of(LineJournal.line("first", "1")));
        Files.writeString(file, LineJournal.line("second", "2").substring(0, 8), StandardOpenOption.APPEND);

        journal.append(List.of(LineJournal.line("third", "3")));

        assertThat(lines()).containsExactly(List.of("first", "1"), List.of("third", "3"));
    }

    @Test
    void aFileThatIsMissingHasNoLines() throws IOException {
        assertThat(lines()).isEmpty();
    }
}
