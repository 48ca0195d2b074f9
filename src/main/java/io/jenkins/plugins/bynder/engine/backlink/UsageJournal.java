package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.LineJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The usages that one job reported. A line lost in a crash does no harm, because reporting a usage again changes nothing.
 */
public final class UsageJournal {

    /**
     * A reported usage.
     *
     * @param uri empty if the usage was removed
     * @param folders keys of the import folders with the asset
     */
    record Entry(String uri, Set<String> folders) {

        Entry {
            folders = Set.copyOf(folders);
        }

        Entry with(String folder) {
            Set<String> more = new TreeSet<>(folders);
            more.add(folder);
            return new Entry(uri, more);
        }

        Entry without(String folder) {
            Set<String> fewer = new TreeSet<>(folders);
            fewer.remove(folder);
            return new Entry(fewer.isEmpty() ? "" : uri, fewer);
        }
    }

    private final LineJournal file;

    public UsageJournal(Path file) {
        this.file = new LineJournal(file);
    }

    /** By asset id. */
    Map<String, Entry> read() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int lines = file.read(fields -> apply(fields, entries));
        if (LineJournal.isWorthReplacing(lines, entries.size())) {
            file.replace(lines(entries));
        }
        return entries;
    }

    private static void apply(List<String> line, Map<String, Entry> entries) {
        if (line.size() == 3 && line.get(1).isEmpty()) {
            entries.remove(line.get(0));
        } else if (line.size() == 3) {
            entries.put(line.get(0), new Entry(line.get(1), Set.of(line.get(2).split(","))));
        }
    }

    /** Returns once the entries are on disk. */
    void append(Map<String, Entry> entries) throws IOException {
        file.append(lines(entries));
    }

    private static List<String> lines(Map<String, Entry> entries) {
        return entries.entrySet().stream()
                .map(entry -> LineJournal.line(
                        entry.getKey(),
                        entry.getValue().uri(),
                        String.join(",", entry.getValue().folders())))
                .toList();
    }
}
