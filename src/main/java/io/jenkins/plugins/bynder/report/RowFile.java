package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one sync, stored with its build. Reading any page of them takes a few reads, however many rows there are.
 *
 * <p>A text file: a line of JSON for each row; then for each row, in reading order, a line with two hexadecimal
 * numbers, its start and its length; then the same lines once more, ordered by the {@linkplain Row#hash hash} of the
 * id; then for each outcome, in {@linkplain Row#ORDER reading order}, its number of rows; then the start of the first
 * of these lines. All lines except those of JSON have the same length. Files of earlier versions, with format 1, have
 * each line only once.
 */
final class RowFile implements Closeable {

    static final int FORMAT = 2;

    private static final int WITHOUT_IDS = 1;

    /** Rows of a file without an order by id that are read in search of an id. */
    private static final int MAX_READ = 1000;

    private static final int ENTRY = 12 + 1 + 8 + 1;
    private static final int MAX_LENGTH = 1 << 20;

    private final FileChannel file;
    private final long index;
    private final boolean hasIds;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    /** Something that is read of the rows. */
    interface Query<T> {

        T of(RowFile rows) throws IOException;
    }

    /** A line of the index. */
    static String entry(long start, int length) {
        return String.format(Locale.ROOT, "%012x %08x", start, length);
    }

    static RowFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new RowFile(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private RowFile(FileChannel file) throws IOException {
        this.file = file;
        long end = file.size() - ENTRY;
        Entry last = entries(end, 1).get(0);
        if (last.length() != FORMAT && last.length() != WITHOUT_IDS) {
            throw new IOException("Not a file of rows, or of a later version");
        }
        this.index = last.start();
        this.hasIds = last.length() == FORMAT;
        long tallies = end - (long) Row.ORDER.size() * ENTRY;
        List<Entry> numbers = entries(tallies, Row.ORDER.size());
        for (int n = 0; n < numbers.size(); n++) {
            counts.put(Row.ORDER.get(n), numbers.get(n).length());
        }
        if (at(hasIds ? 2 * size() : size()) != tallies) {
            throw new IOException("A file of rows is damaged");
        }
    }

    /** Number of rows with an outcome. */
    int count(Outcome outcome) {
        return counts.get(outcome);
    }

    int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What is sought: all, or those that fit each part that is given.
     *
     * @param cause the {@linkplain FailureCause#key key} of one; empty for all
     */
    record Filter(Optional<Outcome> outcome, String text, String cause) {

        Filter(Optional<Outcome> outcome, String text) {
            this(outcome, text, "");
        }

        static Filter all() {
            return new Filter(Optional.empty(), "");
        }

        private boolean fits(Row row) {
            String text = folded();
            return (text.isEmpty() || row.mentions(text))
                    && (cause.isEmpty() || FailureCause.key(row.asset()).equals(cause));
        }

        private String folded() {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One page of the selected rows.
     *
     * @param total number of rows on all pages
     */
    record Found(int total, List<Row> rows) {}

    /** Receives one row after the other. */
    interface Reader {
        void row(Row row) throws IOException;
    }

    /**
     * Returns a page of rows.
     *
     * @param from index of the first match, from 0
     */
    Found find(Filter filter, int from, int max) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (filter.folded().isEmpty() && filter.cause().isEmpty()) {
            int total = filter.outcome().map(this::count).orElseGet(this::size);
            int first = first(filter);
            int end = Math.min(total, from + max);
            if (from < end) {
                for (Entry entry : entries(at(first + from), end - from)) {
                    rows.add(row(entry));
                }
            }
            return new Found(total, rows);
        }
        int[] total = {0};
        read(filter, row -> {
            if (total[0] >= from && rows.size() < max) {
                rows.add(row);
            }
            total[0]++;
        });
        return new Found(total[0], rows);
    }

    /**
     * Returns the row of an asset. Reads a logarithmic number of rows, or the first thousand of a file of an earlier
     * version.
     */
    Optional<Row> find(String id) throws IOException {
        if (!hasIds) {
            return find(Filter.all(), 0, MAX_READ).rows().stream()
                    .filter(row -> row.asset().id().equals(id))
                    .findFirst();
        }
        int hash = id.hashCode();
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (byHash(middle).hash() < hash) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        for (int n = from; n < size(); n++) {
            Row row = byHash(n);
            if (row.hash() != hash) {
                return Optional.empty();
            }
            if (row.asset().id().equals(id)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Row byHash(int number) throws IOException {
        return row(entries(at(size() + number), 1).get(0));
    }

    /** Reads all selected rows, in reading order, one at a time. */
    void read(Filter filter, Reader reader) throws IOException {
        int first = first(filter);
        int total = filter.outcome().map(this::count).orElseGet(this::size);
        int step = 1000;
        for (int n = 0; n < total; n += step) {
            for (Entry entry : entries(at(first + n), Math.min(step, total - n))) {
                Row row = row(entry);
                if (filter.fits(row)) {
                    reader.row(row);
                }
            }
        }
    }

    private int first(Filter filter) {
        return filter.outcome()
                .map(outcome -> Row.ORDER.stream()
                        .takeWhile(before -> before != outcome)
                        .mapToInt(this::count)
                        .sum())
                .orElse(0);
    }

    private long at(int number) {
        return index + (long) number * ENTRY;
    }

    private record Entry(long start, int length) {}

    private List<Entry> entries(long position, int count) throws IOException {
        String text = new String(bytes(position, count * ENTRY), StandardCharsets.US_ASCII);
        List<Entry> entries = new ArrayList<>(count);
        try {
            for (int n = 0; n < count; n++) {
                int at = n * ENTRY;
                entries.add(
                        new Entry(Long.parseLong(text, at, at + 12, 16), Integer.parseInt(text, at + 13, at + 21, 16)));
            }
        } catch (NumberFormatException e) {
            throw new IOException("A file of rows is damaged", e);
        }
        return entries;
    }

    private Row row(Entry entry) throws IOException {
        return RowJson.read(bytes(entry.start(), entry.length()));
    }

    private byte[] bytes(long position, int length) throws IOException {
        if (position < 0 || length < 0 || length > Math.max(MAX_LENGTH, 1000 * ENTRY)) {
            throw new IOException("A file of rows is damaged");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            int n = file.read(buffer, position + buffer.position());
            if (n < 0) {
                throw new EOFException("A file of rows is damaged");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
