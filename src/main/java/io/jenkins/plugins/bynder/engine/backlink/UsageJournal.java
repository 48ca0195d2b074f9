package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The usages that one job reported: a file of lines, where later lines replace earlier ones. Ignores a line cut short by
 * a crash, because reporting a usage again is harmless.
 */
public final class UsageJournal {

    private static final int SUPERSEDED = 1000;

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

    private final Path file;

    public UsageJournal(Path file) {
        this.file = file;
    }

    /** By asset id. */
    Map<String, Entry> read() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.notExists(file)) {
            return entries;
        }
        int lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                apply(line, entries);
                lines++;
            }
        }
        if (lines > 2 * entries.size() + SUPERSEDED) {
            AtomicFile.write(file, bytes(entries));
        }
        return entries;
    }

    private static void apply(String line, Map<String, Entry> entries) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 4 || !fields[3].equals(".")) {
            return;
        }
        if (fields[1].isEmpty()) {
            entries.remove(fields[0]);
            return;
        }
        try {
            String uri = URLDecoder.decode(fields[1], StandardCharsets.UTF_8);
            entries.put(fields[0], new Entry(uri, Set.of(fields[2].split(","))));
        } catch (IllegalArgumentException e) {
            return; // damaged
        }
    }

    /** Returns once the entries are on disk. */
    void append(Map<String, Entry> entries) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (AppendOnlyFile end = AppendOnlyFile.toDisk(file)) {
            end.write(new byte[] {'\n'}); // Ends a line that was cut short.
            end.write(bytes(entries));
            end.sync();
        }
    }

    private static byte[] bytes(Map<String, Entry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach((id, entry) -> lines.append(String.join(
                        "\t",
                        List.of(
                                id,
                                URLEncoder.encode(entry.uri(), StandardCharsets.UTF_8),
                                String.join(",", entry.folders()),
                                ".")))
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
