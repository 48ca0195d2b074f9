package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The content of a manifest file. Damaged lines do not invalidate the others.
 *
 * @param header empty if the file is new or its first line is damaged
 * @param entries by asset id; the last line for an id wins
 * @param listing result of the last listing
 * @param lines number of lines
 * @param damaged number of unreadable lines, without an incomplete last line
 * @param torn whether the last line is incomplete, as after a killed run
 */
public record ManifestContent(
        Optional<ManifestLines.Line.Header> header,
        ManifestEntries entries,
        ListingState listing,
        long lines,
        long damaged,
        boolean torn)
        implements Closeable {

    /** Longer than the line of a listing. */
    private static final int END = 8 * 1024;

    private static final Logger LOGGER = Logger.getLogger(ManifestContent.class.getName());

    /** Reads a file, which may be missing. Does not follow a link in its place. */
    public static ManifestContent read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            ManifestEntries entries = new ManifestEntries(file);
            entries.open();
            Reading reading = new Reading(entries);
            Lines.read(bytes, reading);
            return reading.content();
        } catch (NoSuchFileException e) {
            return new ManifestContent(
                    Optional.empty(), new ManifestEntries(file), ListingState.unknown(), 0, 0, false);
        }
    }

    /**
     * As {@link #read}, for callers that need few of the entries. If there is a valid index, it reads that and only the
     * lines that were appended later, so damage of other lines is not noticed.
     *
     * @param expected whether few entries are enough, given the last listing
     */
    public static ManifestContent readFew(Path file, Predicate<ListingState> expected) throws IOException {
        Optional<ManifestIndex> index = ManifestIndex.find(file);
        Optional<ManifestContent> indexed = index.isPresent() ? indexed(file, index.get(), expected) : Optional.empty();
        return indexed.isPresent() ? indexed.get() : read(file);
    }

    /** The state of the last listing, if it is in the last line, which most syncs write last; reads little of the file. */
    public static Optional<ListingState> lastListing(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(END, bytes.length())];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            int from = Math.max(0, end.length - 1);
            while (from > 0 && end[from - 1] != '\n') {
                from--;
            }
            byte[] line = Arrays.copyOfRange(end, from, Math.max(from, end.length - 1));
            return ManifestLines.read(line, line.length) instanceof ManifestLines.Line.Listed listed
                    ? Optional.of(listed.state())
                    : Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "The end of " + file + " cannot be read");
            return Optional.empty();
        }
    }

    /** Empty if the index or a later line is damaged, or another listing is expected. */
    private static Optional<ManifestContent> indexed(Path file, ManifestIndex index, Predicate<ListingState> expected)
            throws IOException {
        ManifestEntries entries = new ManifestEntries(file);
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            entries.open();
            Reading reading = new Reading(entries);
            Lines.read(new ByteArrayInputStream(entries.load(index)), reading);
            reading.lines = index.lines();
            bytes.skipNBytes(index.covered());
            Lines.read(bytes, index.covered(), reading);
            if (reading.damaged == 0 && !reading.torn && expected.test(reading.listing)) {
                return Optional.of(reading.content());
            }
        } catch (ClosedByInterruptException e) {
            entries.close();
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "The index of " + file + " cannot be used");
        }
        entries.close();
        return Optional.empty();
    }

    /** Reads the places of entries again after the file was replaced. */
    static void refresh(Path file, ManifestEntries entries) throws IOException {
        entries.forget();
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Lines.read(bytes, new Reading(entries));
        }
    }

    /**
     * Why the folder must not be synced with this portal and tag: it belongs to another portal, another tag or a later
     * version of this software. A folder without entries belongs to none.
     *
     * @return a user-facing message; empty if there is no conflict
     */
    public Optional<LocalizableText> conflict(String portal, String tag, Path folder) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (header.get().format() > ManifestLines.FORMAT) {
            return Optional.of(SyncTexts.message("folder.newer", folder));
        }
        if (!isOf(portal, tag) && !(entries.isEmpty() && damaged == 0)) {
            return Optional.of(SyncTexts.message(
                    "folder.foreign",
                    folder,
                    shown(header.get().tag()),
                    shown(header.get().portal())));
        }
        return Optional.empty();
    }

    public boolean isOf(String portal, String tag) {
        return header.isPresent()
                && header.get().portal().equals(portal)
                && header.get().tag().equals(tag);
    }

    /** Makes untrusted text safe for a message. */
    private static String shown(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether entries may have been lost. */
    public boolean isDamaged() {
        return damaged > 0 || (lines > 0 && header.isEmpty());
    }

    /** Closes the file, from which entries are read. */
    @Override
    public void close() throws IOException {
        entries.close();
    }

    private static final class Reading implements Lines.Taker {

        private final ManifestEntries entries;
        private ManifestLines.Line.Header header;
        private ListingState listing = ListingState.unknown();
        private long lines;
        private long damaged;
        private boolean torn;

        Reading(ManifestEntries entries) {
            this.entries = entries;
        }

        ManifestContent content() {
            return new ManifestContent(
                    Optional.ofNullable(header),
                    entries,
                    damaged > 0 || torn ? ListingState.unknown() : listing,
                    lines,
                    damaged,
                    torn);
        }

        @Override
        public void take(byte[] line, int length, long at, boolean endOfFile) {
            lines++;
            if (!understood(line, length, at)) {
                lost(endOfFile);
            }
        }

        @Override
        public void tooLong(boolean endOfFile) {
            lines++;
            lost(endOfFile);
        }

        private void lost(boolean endOfFile) {
            torn = endOfFile;
            damaged += endOfFile ? 0 : 1;
        }

        private boolean understood(byte[] line, int length, long at) {
            try {
                ManifestLines.Line read = ManifestLines.read(line, length);
                if (read instanceof ManifestLines.Line.Header first) {
                    header = header == null ? first : header;
                } else if (read instanceof ManifestLines.Line.Known known) {
                    entries.put(known.entry(), at);
                } else if (read instanceof ManifestLines.Line.Removed removed) {
                    entries.drop(removed.id());
                } else if (read instanceof ManifestLines.Line.Listed listed) {
                    listing = listed.state();
                }
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
