package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assets of a folder, in its manifest file. Every change is appended at once, so a killed run loses
 * no finished work. Thread-safe.
 */
public final class Manifest implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(Manifest.class.getName());

    /** The file is rewritten when it has more than twice as many lines as entries, and at least this many. */
    private static final int SLACK = 1000;

    private final Path file;
    private final Journal journal;
    private final byte[] header;
    private final ManifestEntries entries;
    private ListingState listing;
    private boolean changed;

    /** Hashes of all names that files have, or had before; empty until they are needed. */
    private Optional<Set<Long>> paths = Optional.empty();

    private long lines;
    private Optional<ManifestIndex> index;
    private boolean indexed;

    private Manifest(Path file, Journal journal, String portal, String tag, ManifestContent content)
            throws IOException {
        this.file = file;
        this.journal = journal;
        this.header = ManifestLines.header(portal, tag);
        this.entries = content.entries();
        this.listing = content.isOf(portal, tag) ? content.listing() : ListingState.unknown();
        this.lines = content.lines();
        this.index = ManifestIndex.find(file);
    }

    /** Continues with content that was read from the same file. */
    public static Manifest open(Path file, String portal, String tag, ManifestContent content) throws IOException {
        Manifest manifest = new Manifest(file, Journal.durable(file), portal, tag, content);
        if (content.lines() == 0) {
            manifest.append(manifest.header);
        } else if (content.isDamaged() || content.torn() || !content.isOf(portal, tag)) {
            manifest.rewrite();
            ManifestContent.refresh(file, manifest.entries);
        }
        return manifest;
    }

    /** Keeps an index, so that {@link ManifestContent#readFew} need not read all lines after this manifest is closed. */
    public synchronized void keepIndex() {
        indexed = true;
    }

    public synchronized Optional<ManifestEntry> get(String id) {
        return entries.find(id);
    }

    /** The entries as they are now. */
    public ManifestEntries entries() {
        return entries;
    }

    public synchronized void put(ManifestEntry entry) throws IOException {
        entries.put(entry, append(ManifestLines.known(entry)));
        paths.ifPresent(known -> known.add(TextHash.of(entry.path())));
        changed = true;
    }

    public synchronized void remove(String id) throws IOException {
        append(ManifestLines.removed(id));
        entries.drop(id);
        changed = true;
    }

    public synchronized ListingState listing() {
        return listing;
    }

    public synchronized void listed(ListingState state) throws IOException {
        append(ManifestLines.listed(state));
        listing = state;
    }

    /** Whether the file of another asset has the name. */
    public synchronized boolean isHeldByAnother(String path, String id) {
        Set<Long> known = paths.orElseGet(() -> entries.values().stream()
                .map(entry -> TextHash.of(entry.path()))
                .collect(Collectors.toCollection(HashSet::new)));
        paths = Optional.of(known);
        return known.contains(TextHash.of(path))
                && entries.values().stream()
                        .anyMatch(
                                entry -> !entry.id().equals(id) && entry.path().equals(path));
    }

    /** Whether an entry changed since the manifest was opened. */
    public synchronized boolean isChanged() {
        return changed;
    }

    /** Number of assets in the set that have a file here, without removed assets whose files were kept. */
    public synchronized long present() {
        return entries.present();
    }

    @Override
    public synchronized void close() throws IOException {
        try (journal;
                entries) {
            if (journal.isScarred() || lines > 2L * entries.size() + SLACK) {
                quietly(this::rewrite, "rewritten");
            } else if (indexed && isIndexOld()) {
                quietly(this::writeIndex, "indexed");
            }
        }
        // The modification time may still change until the file is closed.
        if (index.isPresent()) {
            quietly(index.get()::confirm, "indexed");
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work, String done) {
        try {
            work.run();
        } catch (IOException | UncheckedIOException e) {
            // On a full disk, for example. All changes are in the file, and the next run can do this.
            LOGGER.log(Level.FINE, e, () -> "The manifest could not be " + done);
        }
    }

    /** Whether a sync of a few assets would have to read many lines. */
    private boolean isIndexOld() {
        long covered = index.map(ManifestIndex::lines).orElse(0L);
        return index.isEmpty() || lines - covered > Math.max(SLACK, entries.size() / 8);
    }

    private void writeIndex() throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.write(header);
        if (!listing.isEmpty()) {
            first.write(ManifestLines.listed(listing));
        }
        index = Optional.empty();
        index = Optional.of(ManifestIndex.write(file, first.toByteArray(), lines, entries));
    }

    private long append(byte[] line) throws IOException {
        if (index.isPresent()) {
            index.get().suspend();
        }
        long at = journal.append(line);
        lines++;
        return at;
    }

    private void rewrite() throws IOException {
        ManifestIndex.discard(file);
        index = Optional.empty();
        journal.replace(this::compacted, entries);
        lines = (listing.isEmpty() ? 1L : 2L) + entries.size();
    }

    private Iterator<byte[]> compacted() {
        Stream<byte[]> state =
                Stream.of(listing).filter(known -> !known.isEmpty()).map(ManifestLines::listed);
        Stream<byte[]> known = entries.values().stream().map(ManifestLines::known);
        return Stream.concat(Stream.concat(Stream.of(header), state), known).iterator();
    }
}
