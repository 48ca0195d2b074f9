package io.jenkins.plugins.bynder.engine.sync.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialDownloadLogTest {

    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("parts.jsonl");
    }

    @Test
    void keepsStartedDownloadsForTheNextRunAndDropsEndedOnes() throws Exception {
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            notes.put(recorded("A", 1));
            notes.put(recorded("B", 2));
            notes.put(recorded("A", 3));
            notes.remove("B");
            notes.remove("never begun");
        }
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            assertThat(notes.ids()).containsExactly("A");
            assertThat(notes.get("A")).contains(recorded("A", 3));
        }
    }

    @Test
    void deletesItsFileWhenAllDownloadsHaveEnded() throws Exception {
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            notes.put(recorded("A", 1));
            notes.remove("A");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void ignoresAnIncompleteLineOfAKilledRun() throws Exception {
        PartialDownloadLog killed = new PartialDownloadLog(file);
        killed.put(recorded("A", 1));
        Files.writeString(file, "{\"id\":\"B\",\"size\":1", StandardOpenOption.APPEND);
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            assertThat(notes.ids()).containsExactly("A");
            notes.put(recorded("C", 1));
        }
        assertThat(new PartialDownloadLog(file).ids()).containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void skipsMalformedLines() throws Exception {
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "[]",
                        "",
                        "{\"id\":\"W\",\"over\":7}",
                        "{\"id\":\"X\",\"size\":\"many\"}",
                        "{\"id\":\"Y\",\"modified\":1e400}",
                        "{\"id\":\"Z\",\"validator\":\"" + "z".repeat(200_000) + "\"}",
                        "{\"id\":\"A\",\"rendition\":\"\",\"modified\":0,\"size\":1,\"validator\":\"\",\"more\":[1]}"));
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            assertThat(notes.ids()).containsExactly("A");
        }
    }

    @Test
    void isCompacted() throws Exception {
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            notes.put(recorded("kept", 1));
            for (int n = 0; n < 12_000; n++) {
                notes.put(recorded("N" + n, 1));
                notes.remove("N" + n);
            }
            assertThat(Files.readAllLines(file)).hasSizeLessThan(12_000);
        }
        try (PartialDownloadLog notes = new PartialDownloadLog(file)) {
            assertThat(notes.ids()).containsExactly("kept");
        }
    }

    @Test
    void reportsAFolderInItsPlace() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(() -> new PartialDownloadLog(file)).isInstanceOf(IOException.class);
    }

    private static PartialDownloadLog.PartialDownload recorded(String id, long size) {
        return new PartialDownloadLog.PartialDownload(id, "", 5, size, "\"tag\"");
    }
}
