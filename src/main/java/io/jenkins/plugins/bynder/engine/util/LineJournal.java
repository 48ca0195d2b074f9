package io.jenkins.plugins.bynder.engine.util;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file of lines, where later lines replace earlier ones. A line holds fields, encoded as in the query of a URL and
 * separated by tabs, and ends with a full stop, so that one cut short by a crash is recognized and ignored.
 */
public final class LineJournal {

    private static final int SUPERSEDED = 1000;

    private static final String END = "\t.";

    private final Path file;

    public LineJournal(Path file) {
        this.file = file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** @return number of lines, damaged ones included, which the reader does not get; 0 if there is no file */
    public int read(Consumer<List<String>> reader) throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        int lines = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> fields = fields(line);
                if (!fields.isEmpty()) {
                    reader.accept(fields);
                }
                lines++;
            }
        }
        return lines;
    }

    /** Empty if the line is damaged. */
    private static List<String> fields(String line) {
        if (!line.endsWith(END)) {
            return List.of();
        }
        try {
            return Arrays.stream(line.substring(0, line.length() - END.length()).split("\t", -1))
                    .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    public static String line(String... fields) {
        return Arrays.stream(fields)
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\t", "", END));
    }

    /** Returns once the lines are on disk. */
    public void append(Collection<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (AppendOnlyFile end = AppendOnlyFile.toDisk(file)) {
            end.write(new byte[] {'\n'}); // Ends a line that was cut short.
            end.write(bytes(lines));
            end.sync();
        }
    }

    /** Returns once the lines are on disk. */
    public void replace(Collection<String> lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, bytes(lines));
    }

    /** Whether later lines have replaced enough others to write the file again. */
    public static boolean isWorthReplacing(int lines, int live) {
        return lines > 2 * live + SUPERSEDED;
    }

    public void delete() throws IOException {
        Files.delete(file);
    }

    private static byte[] bytes(Collection<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
