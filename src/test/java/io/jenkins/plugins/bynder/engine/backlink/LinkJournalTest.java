package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Content;
import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkJournalTest {

    @TempDir
    private Path directory;

    @Test
    void takesOverTheLinksOfAnotherJournal() throws IOException {
        LinkJournal former = journal("former");
        former.append(new Content(Map.of("a", entry("old"), "b", entry("old")), Map.of("Gelato", "old"), Set.of()));
        LinkJournal current = journal("current");
        current.append(new Content(Map.of("b", entry("new")), Map.of(), Set.of()));

        current.inherit(former);

        assertThat(current.read().links()).isEqualTo(Map.of("a", entry("old"), "b", entry("new")));
        assertThat(current.read().owners()).isEqualTo(Map.of("Gelato", "old"));
        assertThat(directory.resolve("former.journal")).doesNotExist();
    }

    @Test
    void takesOverNothingIfThereIsNoOtherJournal() throws IOException {
        LinkJournal current = journal("current");
        current.inherit(journal("former"));
        assertThat(directory).isEmptyDirectory();

        current.append(new Content(Map.of("b", entry("new")), Map.of(), Set.of()));
        current.inherit(journal("former"));
        assertThat(current.read().links()).isEqualTo(Map.of("b", entry("new")));
    }

    private LinkJournal journal(String name) {
        return new LinkJournal(directory.resolve(name + ".journal"));
    }

    private static Entry entry(String job) {
        return new Entry(job, "https://ci.example/" + job, "", "", "Gelato");
    }
}
